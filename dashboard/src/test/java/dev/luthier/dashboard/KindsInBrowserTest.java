package dev.luthier.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import dev.luthier.journal.JournalProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Views that only some experiments have, in a real browser. */
class KindsInBrowserTest {
    private static final int PATIENCE_MILLIS = 30_000;

    private static Chromium chromium;
    private static Dashboard dashboard;

    private final Visits visits = new Visits();

    @BeforeAll
    static void start() {
        chromium = Chromium.start();
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        dashboard = Dashboard.open();
        KindsOfExperiment.ablation(JournalProvider.inMemory(), dashboard.listener());
        KindsOfExperiment.matrix(JournalProvider.inMemory(), dashboard.listener());
        KindsOfExperiment.halving(JournalProvider.inMemory(), dashboard.listener());
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
            dashboard.close();
        }
    }

    @AfterEach
    void nothingWentWrong() {
        visits.close();
    }

    @ParameterizedTest
    @CsvSource({"LIGHT,1280", "DARK,1280", "LIGHT,390"})
    void ablationShowsTheEffectsOfTheStudysReport(ColorScheme theme, int width) {
        Page page = open("ablation", "ablation", theme, width);

        Locator table = page.locator("table.table");
        assertThat(table.locator("tbody tr")).hasCount(5);
        assertThat(table.locator("tr", new Locator.LocatorOptions().setHasText("age")))
                .containsText("helps");
        assertThat(table.locator("tr", new Locator.LocatorOptions().setHasText("cabin")))
                .containsText("harms");
        assertIsDrawn(page);
        assertThat(page.locator("#tabs")).containsText("Ablation");
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(width);
    }

    @ParameterizedTest
    @CsvSource({"LIGHT,1280", "DARK,1280", "LIGHT,390"})
    void matrixIsAHeatMapByTheNamesOfItsCells(ColorScheme theme, int width) {
        Page page = open("tasks", "matrix", theme, width);

        assertThat(page.locator(".heat thead th")).hasText(new String[] {"", "tree x1", "forest"});
        assertThat(page.locator(".heat tbody th")).hasText(new String[] {"iris/v2", "wine", "digits"});
        assertThat(page.locator(".heat tbody td a")).hasCount(6);
        assertThat(page.locator("#tabs")).not().containsText("Ablation");
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(width);
    }

    @Test
    void trialsAreThoseOfAllTasksUntilOneIsPicked() {
        Page page = open("trials", "matrix", ColorScheme.LIGHT, Visits.WIDE);
        Locator header = page.locator("main .card header .quiet");
        Locator picker = page.locator("select[aria-label=Task]");
        assertThat(picker.locator("option:checked")).hasText("all tasks");
        assertThat(header).hasText("30");

        picker.selectOption("0");

        assertThat(header).hasText("5");
    }

    @ParameterizedTest
    @CsvSource({"LIGHT,1280", "DARK,1280"})
    void rungsOfSuccessiveHalvingShowPromotions(ColorScheme theme, int width) {
        Page page = open("rungs", "halving", theme, width);

        assertThat(page.locator("main")).containsText("3 rungs");
        assertIsDrawn(page);
    }

    @Test
    void importanceIsShownByEitherMethod() {
        Page page = open("overview", "halving", ColorScheme.LIGHT, Visits.WIDE);
        assertThat(page.locator("main")).containsText("PED-ANOVA");

        page.locator("button", new Page.LocatorOptions().setHasText("variance")).click();

        assertThat(page.locator("main")).containsText("fANOVA");
        assertThat(page.locator(".bars .bar")).hasCount(3);
    }

    @ParameterizedTest
    @CsvSource({"LIGHT,1280", "DARK,390"})
    void slicesShowMarginalsWhenAskedTo(ColorScheme theme, int width) {
        Page page = open("slices", "halving", theme, width);

        page.locator("button", new Page.LocatorOptions().setHasText("trials and marginals"))
                .click();

        assertThat(page.locator("section[data-marginals='3']")).isVisible();
        assertIsDrawn(page);
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(width);
    }

    private Page open(String view, String experiment, ColorScheme theme, int width) {
        Page page = visits.open(chromium, dashboard.url(), theme, width);
        Visits.go(page, view, experiment);
        return page;
    }

    private static void assertIsDrawn(Page page) {
        page.waitForFunction("() => { const canvas = document.querySelector('main canvas'); return new Set(canvas"
                + ".getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data).size > 8; }");
    }
}
