package dev.luthier.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import dev.luthier.experiment.ExperimentResult;
import dev.luthier.space.Configuration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holders of the token may add to a running experiment, in a real browser. */
class ActionsInBrowserTest {
    private static final int PATIENCE_MILLIS = 30_000;

    private final Visits visits = new Visits();
    private Chromium chromium;
    private Dashboard dashboard;
    private SmallExperiment experiment;
    private CompletableFuture<ExperimentResult<Configuration>> result;

    @BeforeEach
    void startAnExperimentWhoseLastTrialWaits() throws InterruptedException {
        chromium = Chromium.start();
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        dashboard = Dashboard.open();
        experiment = SmallExperiment.waitingIn(SmallExperiment.TRIALS - 1);
        result = CompletableFuture.supplyAsync(
                () -> experiment.run(SmallExperiment.describe("more").listener(dashboard.listener())));
        experiment.awaitWaiting();
    }

    @AfterEach
    void close() {
        if (dashboard != null) {
            experiment.goOn();
            visits.close();
            dashboard.close();
        }
        if (chromium != null) {
            chromium.close();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void addedTrialsAreRunOnceThatIsConfirmed(ColorScheme theme) {
        Page page = open(theme);

        page.locator("#add").click();
        page.locator("#ask input[type=number]").fill("7");
        page.locator("#ask button[value=no]").click();
        assertThat(page.locator("main")).containsText("/ 40");
        page.locator("#add").click();
        page.locator("#ask input[type=number]").fill("7");
        page.locator("#ask-yes").click();

        assertThat(page.locator("main")).containsText("/ 47");
        experiment.goOn();
        assertThat(page.locator("#state")).hasText("completed");
        assertThat(result.join().trials()).hasSize(47);
        assertThat(page.locator("#add")).isHidden();
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void configurationIsEnqueuedAfterEveryProblemOfItWasMended(ColorScheme theme) {
        Page page = open(theme);

        page.locator("#enqueue").click();
        Locator fields = page.locator("#ask-form label");
        assertThat(fields).hasCount(5);
        fields.nth(0).locator("input").fill("17");
        fields.nth(1).locator("input").fill("much");
        page.locator("#ask-yes").click();
        assertThat(page.locator("#ask-error")).containsText("invalid configuration, 2 problems");
        assertThat(page.locator("#ask-error")).containsText("parameter 'lr': 17 is not ");
        assertThat(page.locator("#ask-error")).containsText("parameter 'dropout': 'much' is not ");
        visits.expect(400);
        fields.nth(0).locator("input").fill("0.0125");
        fields.nth(1).locator("input").fill("0");
        fields.nth(2).locator("input").fill("3");
        fields.nth(3).locator("select").selectOption("poly");
        fields.nth(4).locator("input").fill("4");
        page.locator("#ask-yes").click();

        assertThat(page.locator("main")).containsText("/ 41");
        experiment.goOn();
        assertThat(result.join().trials())
                .filteredOn(trial -> trial.note().equals("enqueued on the dashboard"))
                .singleElement()
                .satisfies(trial -> {
                    assertThat(trial.configuration())
                            .isEqualTo(Configuration.of("lr", 0.0125, "dropout", 0.0, "layers", 3, "kernel", "poly"));
                    assertThat(trial.resource()).isEqualTo(4);
                });
    }

    @Test
    void trialLikeAnotherOneHasItsValues() {
        Page page = open(ColorScheme.LIGHT);
        Visits.go(page, "trial", "more/3");

        page.locator("text=Try one like it").click();
        page.locator("#ask-yes").click();
        Visits.go(page, "overview", "more");
        assertThat(page.locator("main")).containsText("/ 41");
        experiment.goOn();

        Configuration like = result.join().trials().get(3).configuration();
        assertThat(result.join().trials())
                .filteredOn(trial -> trial.configuration().equals(like))
                .hasSize(2);
    }

    @Test
    void withAWrongTokenNothingIsAddedAndThePageSaysWhy() {
        Page page = visits.open(
                chromium,
                dashboard.url().replaceAll("token=.*", "token=not-the-right-token"),
                ColorScheme.LIGHT,
                Visits.PHONE);
        Visits.go(page, "overview", "more");

        page.locator("#add").click();
        page.locator("#ask-yes").click();
        assertThat(page.locator("#ask-error")).containsText("this takes the token that was printed");
        visits.expect(401);
        experiment.goOn();

        assertThat(result.join().trials()).hasSize(SmallExperiment.TRIALS);
    }

    private Page open(ColorScheme theme) {
        Page page = visits.open(chromium, dashboard.url(), theme, Visits.WIDE);
        Visits.go(page, "overview", "more");
        return page;
    }
}
