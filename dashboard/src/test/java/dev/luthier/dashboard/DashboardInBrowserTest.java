package dev.luthier.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.luthier.dashboard.Visits.PHONE;
import static dev.luthier.dashboard.Visits.WIDE;
import static dev.luthier.dashboard.Visits.go;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import dev.luthier.experiment.ExperimentResult;
import dev.luthier.space.Configuration;
import dev.luthier.trial.TrialState;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What people see and do, in a real browser. */
class DashboardInBrowserTest {
    private static final int PATIENCE_MILLIS = 120_000;

    /** Far above what docs/dashboard.md says, because builds run on busy machines. */
    private static final int BUSY_MILLIS = 5_000;

    private static final List<String> VIEWS =
            List.of("overview", "curves", "parallel", "slices", "trials", "timeline", "rungs", "failures", "trial");

    // Looked at in one go, since a view may still be replacing what it shows.
    private static final String EVERY_CANVAS_IS_PAINTED_AND_NAMED = """
            () => {
                const copy = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
                const isPainted = (canvas) => {
                    copy.canvas.width = canvas.width;
                    copy.canvas.height = canvas.height;
                    copy.drawImage(canvas, 0, 0);
                    return new Set(copy.getImageData(0, 0, canvas.width, canvas.height).data).size > 8;
                };
                return [...document.querySelectorAll('canvas')].filter(canvas => canvas.offsetParent)
                    .every(canvas => canvas.getAttribute('aria-label') && isPainted(canvas));
            }
            """;

    private static Chromium chromium;
    private static Dashboard dashboard;

    private final Visits visits = new Visits();

    @BeforeAll
    static void start() {
        chromium = Chromium.start();
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        dashboard = Dashboard.open();
        SmallExperiment.whole().run(SmallExperiment.describe("small").listener(dashboard.listener()));
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
            dashboard.close();
        }
    }

    @AfterEach
    void nothingWentWrongAndNothingLeftTheMachine() {
        visits.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void everyViewShowsSomething(ColorScheme theme) {
        Page page = open(theme, WIDE);
        for (String view : VIEWS) {
            go(page, view, view.equals("trial") ? "small/0" : "small");
            page.waitForFunction(EVERY_CANVAS_IS_PAINTED_AND_NAMED);
            assertThat(page.locator("main .card").count())
                    .as("cards of %s", view)
                    .isPositive();
        }
        String background = (String) page.evaluate("getComputedStyle(document.body).backgroundColor");
        assertThat(background).isEqualTo(theme == ColorScheme.DARK ? "rgb(15, 19, 26)" : "rgb(245, 246, 248)");
    }

    @Test
    void everyViewFitsOnAPhone() {
        Page page = open(ColorScheme.LIGHT, PHONE);
        for (String view : VIEWS) {
            go(page, view, view.equals("trial") ? "small/0" : "small");
            assertThat(page.evaluate("document.documentElement.scrollWidth"))
                    .as("width of %s", view)
                    .isEqualTo(PHONE);
        }
    }

    @Test
    void whatHappensIsOnThePageWithinHalfASecond() throws Exception {
        SmallExperiment experiment = SmallExperiment.waitingIn(SmallExperiment.TRIALS - 1);
        CompletableFuture<ExperimentResult<Configuration>> result = CompletableFuture.supplyAsync(
                () -> experiment.run(SmallExperiment.describe("now").listener(dashboard.listener())));
        experiment.awaitWaiting();
        Page page = open(ColorScheme.LIGHT, WIDE);
        go(page, "overview", "now");
        assertThat(page.locator("#state")).hasText("running");
        page.evaluate("() => new MutationObserver(() => {"
                + " if (document.getElementById('state').textContent !== 'running') window.seen ??= Date.now();"
                + " }).observe(document.getElementById('state'), {childList: true, subtree: true})");

        experiment.goOn();
        result.get();
        long ended = System.currentTimeMillis();

        assertThat(page.locator("#state")).hasText("completed");
        double after = ((Number) page.evaluate("window.seen")).doubleValue() - ended;
        System.out.printf("on the page %.0f ms after the end%n", after);
        assertThat(after).isLessThan(BUSY_MILLIS);
        assertThat(page.locator("main")).containsText("40 / 40");
    }

    @Test
    void aTrialAndTheExperimentAreStoppedOnceThatIsConfirmed() throws Exception {
        SmallExperiment experiment = SmallExperiment.waitingIn(5);
        CompletableFuture<ExperimentResult<Configuration>> result = CompletableFuture.supplyAsync(() -> experiment.run(
                SmallExperiment.describe("acted").trials(1_000_000).listener(dashboard.listener())));
        experiment.awaitWaiting();
        Page page = open(ColorScheme.LIGHT, WIDE);

        go(page, "trial", "acted/5");
        page.locator("text=Stop trial").click();
        page.locator("#ask-yes").click();
        assertThat(page.locator(".story")).containsText("told to stop");
        experiment.goOn();
        page.locator("#stop").click();
        page.locator("#ask button[value=no]").click();
        assertThat(page.locator("#state")).hasText("running");
        page.locator("#stop").click();
        page.locator("#ask-yes").click();

        assertThat(page.locator("#state")).hasText("cancelled");
        assertThat(result.get().trials().get(5).state()).isEqualTo(TrialState.STOPPED);
    }

    @Test
    void withAWrongTokenNothingIsStoppedAndThePageSaysWhy() throws Exception {
        SmallExperiment experiment = SmallExperiment.waitingIn(SmallExperiment.TRIALS - 1);
        CompletableFuture<ExperimentResult<Configuration>> result = CompletableFuture.supplyAsync(
                () -> experiment.run(SmallExperiment.describe("safe").listener(dashboard.listener())));
        experiment.awaitWaiting();
        Page page = open(ColorScheme.LIGHT, WIDE, dashboard.url().replaceAll("token=.*", "token=not-the-right-token"));
        go(page, "overview", "safe");

        page.locator("#stop").click();
        page.locator("#ask-yes").click();
        assertThat(page.locator("#ask-error")).containsText("this takes the token that was printed");
        experiment.goOn();

        assertThat(result.get().ending().isRegular()).isTrue();
        visits.expect(401);
    }

    @Test
    void theSliderShowsTheExperimentAsItWas() {
        Page page = open(ColorScheme.LIGHT, WIDE);
        go(page, "overview", "small");
        assertThat(page.locator("main")).containsText("40 / 40");

        page.locator("#time input").fill("100");

        assertThat(page.locator("#time output")).containsText("as it was at");
        assertThat(page.locator("main")).not().containsText("40 / 40");
        page.locator("#time button").last().click();
        assertThat(page.locator("main")).containsText("40 / 40");
    }

    @Test
    void theTableIsSearchedSortedAndWalkedByKeyboard() {
        Page page = open(ColorScheme.DARK, WIDE);
        go(page, "overview", "small");

        page.keyboard().press("/");
        Locator search = page.locator("input[type=search]");
        assertThat(search).isFocused();
        search.fill("failed");
        assertThat(page.locator(".row .dot.s-failed").first()).isVisible();
        assertThat(page.locator(".row .dot.s-finished")).hasCount(0);
        search.fill("loss<1 kernel=rbf");
        assertThat(page.locator(".row").first()).containsText("rbf");
        search.fill("");
        page.locator(".head button", new Page.LocatorOptions().setHasText("loss"))
                .first()
                .click();
        assertThat(page.locator(".row").first()).hasClass("row is-best");
        page.locator(".rows").focus();
        page.keyboard().press("ArrowDown");
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");
        assertThat(page.locator("h1")).containsText("Trial ");
    }

    @Test
    void choosingOnAnAxisLeavesTheOthersOut() {
        Page page = open(ColorScheme.LIGHT, WIDE);
        go(page, "parallel", "small");
        Locator canvas = page.locator("canvas").first();
        page.waitForTimeout(100);
        var box = canvas.boundingBox();

        page.mouse().move(box.x + 40, box.y + 60);
        page.mouse().down();
        page.mouse().move(box.x + 40, box.y + 160);
        page.mouse().up();

        assertThat(page.locator(".card .quiet").first()).not().containsText("32 of 32");
        assertThat(page.locator("fieldset input").first()).not().hasValue("");
        page.locator("text=Clear").click();
        page.locator("fieldset input[type=number]").first().fill("0.01");
        page.keyboard().press("Tab");
        assertThat(page.locator("text=Clear")).isEnabled();
    }

    @Test
    void twentyThousandTrialsAndAMillionReportsAreThereWithinASecond() {
        LargeCourse.tell(dashboard.listener(), 20_000);
        Page page = open(ColorScheme.LIGHT, WIDE, "http://127.0.0.1:" + dashboard.port() + "/#/overview/large");
        assertThat(page.locator("#state"))
                .hasText("completed", new LocatorAssertions.HasTextOptions().setTimeout(30_000));

        page.reload();
        page.waitForSelector("canvas");
        double contentful = ((Number)
                        page.evaluate("() => new Promise(done => requestAnimationFrame(() => setTimeout(() =>"
                                + " done(performance.now()))))"))
                .doubleValue();
        page.waitForFunction("() => document.querySelector('main table .mono')");
        double whole = ((Number) page.evaluate("performance.now()")).doubleValue();
        System.out.printf("large: first picture after %.0f ms, all trials after %.0f ms%n", contentful, whole);
        double longest = 0;
        for (String view : VIEWS) {
            page.evaluate("() => { window.slow = 0; let before = performance.now(); window.watch = setInterval(() => {"
                    + " const now = performance.now(); window.slow = Math.max(window.slow, now - before - 20); before ="
                    + " now; }, 20) }");
            go(page, view, view.equals("trial") ? "large/777" : "large");
            page.waitForTimeout(400);
            double slow =
                    ((Number) page.evaluate("() => { clearInterval(window.watch); return window.slow }")).doubleValue();
            System.out.printf("large: %s holds the page for at most %.0f ms%n", view, slow);
            longest = Math.max(longest, slow);
        }

        assertThat(contentful).isLessThan(BUSY_MILLIS);
        assertThat(longest).isLessThan(BUSY_MILLIS);
    }

    private Page open(ColorScheme theme, int width) {
        return open(theme, width, dashboard.url());
    }

    private Page open(ColorScheme theme, int width, String url) {
        return visits.open(chromium, url, theme, width);
    }
}
