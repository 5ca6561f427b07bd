package dev.luthier.dashboard;

import static dev.luthier.dashboard.Visits.WIDE;
import static dev.luthier.dashboard.Visits.go;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.luthier.journal.JournalProvider;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The page for those who see little or use no mouse. */
class AccessibilityInBrowserTest {
    private static final List<String> VIEWS =
            List.of("overview", "curves", "parallel", "slices", "trials", "timeline", "rungs", "failures", "trial");

    // WCAG 2.2, 1.4.3: text stands out from what is behind it by 4.5 to 1, large text by 3 to 1.
    private static final String PALE_TEXTS = """
            () => {
                const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
                const rgba = (color) => {
                    canvas.clearRect(0, 0, 1, 1);
                    canvas.fillStyle = color;
                    canvas.fillRect(0, 0, 1, 1);
                    const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
                    return [r, g, b, a / 255];
                };
                const over = (top, below) => [0, 1, 2].map(i => top[i] * top[3] + below[i] * (1 - top[3])).concat(1);
                const behind = (element) => {
                    if (!element) return rgba('white');
                    const own = rgba(getComputedStyle(element).backgroundColor);
                    return own[3] === 1 ? own : over(own, behind(element.parentElement));
                };
                const opacity = (element) => element ? getComputedStyle(element).opacity * opacity(element.parentElement) : 1;
                const light = (color) => {
                    const [r, g, b] = color.map(c => c / 255).map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
                    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
                };
                const contrast = (one, other) => {
                    const [low, high] = [light(one), light(other)].sort((a, b) => a - b);
                    return (high + 0.05) / (low + 0.05);
                };
                const pale = new Set();
                for (const element of document.querySelectorAll('body *')) {
                    const hasText = [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim());
                    if (!hasText || !element.checkVisibility({opacityProperty: true, visibilityProperty: true})) continue;
                    if (element.matches(':disabled') || element.closest('canvas, :disabled, [aria-hidden=true]')) continue;
                    const style = getComputedStyle(element);
                    const ground = behind(element);
                    const ink = rgba(style.color);
                    ink[3] *= opacity(element);
                    const ratio = contrast(over(ink, ground), ground);
                    const size = parseFloat(style.fontSize);
                    const isLarge = size >= 24 || size >= 18.66 && style.fontWeight >= 700;
                    if (ratio < (isLarge ? 3 : 4.5)) {
                        pale.add(`${element.tagName} ${element.className}: ${style.color} ${ratio.toFixed(2)} '${element.textContent.trim().slice(0, 30)}'`);
                    }
                }
                return [...pale];
            }
            """;

    private static final String OUT_OF_REACH = """
            () => {
                const reachable = 'a[href], button, input, select, textarea, summary, label, option, [tabindex="0"]';
                const problems = new Set();
                for (const element of document.querySelectorAll('body *')) {
                    if (!element.checkVisibility()) continue;
                    const isForMouse = ['pointer', 'crosshair', 'grab', 'ew-resize', 'col-resize']
                        .includes(getComputedStyle(element).cursor);
                    if (isForMouse && !element.closest(reachable)) {
                        problems.add(`not by keyboard: ${element.outerHTML.slice(0, 90)}`);
                    }
                    if (element.matches('button, a[href], input, select, textarea, canvas, [tabindex]')) {
                        const named = element.getAttribute('aria-label') || element.title || element.labels?.length
                            || element.textContent.trim() || element.getAttribute('aria-labelledby');
                        if (!named) problems.add(`without a name: ${element.outerHTML.slice(0, 90)}`);
                    }
                    if (element.tabIndex > 0) problems.add(`out of order: ${element.outerHTML.slice(0, 90)}`);
                }
                return [...problems];
            }
            """;

    private static final String ONE_BADGE_OF_EACH_STATE = """
            () => ['pending', 'running', 'finished', 'stopped', 'failed', 'unfinished'].forEach(state => {
                const badge = document.createElement('span');
                badge.className = `badge ${state}`;
                badge.textContent = state;
                document.querySelector('main .card').append(badge);
            })
            """;

    private static Chromium chromium;
    private static Dashboard dashboard;

    private final Visits visits = new Visits();

    @BeforeAll
    static void start() {
        chromium = Chromium.start();
        dashboard = Dashboard.open();
        SmallExperiment.whole().run(SmallExperiment.describe("small").listener(dashboard.listener()));
        KindsOfExperiment.ablation(JournalProvider.inMemory(), dashboard.listener());
        KindsOfExperiment.matrix(JournalProvider.inMemory(), dashboard.listener());
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
    void everythingIsReadNamedAndReached(ColorScheme theme) {
        Page page = visits.open(chromium, dashboard.url(), theme, WIDE);
        for (String view : VIEWS) {
            assertIsForAll(page, view, view.equals("trial") ? "small/0" : "small");
        }
        assertIsForAll(page, "tasks", "matrix");
        assertIsForAll(page, "trials", "matrix");
        assertIsForAll(page, "ablation", "ablation");
        page.evaluate(ONE_BADGE_OF_EACH_STATE);
        assertThat((List<?>) page.evaluate(PALE_TEXTS)).as("badges").isEmpty();
    }

    private static void assertIsForAll(Page page, String view, String experiment) {
        go(page, view, experiment);
        assertThat((List<?>) page.evaluate(PALE_TEXTS)).as("pale in %s", view).isEmpty();
        assertThat((List<?>) page.evaluate(OUT_OF_REACH)).as("in %s", view).isEmpty();
    }

    @Test
    void whatIsPaleUnnamedOrOutOfReachIsNoticed() {
        Page page = visits.open(chromium, dashboard.url(), ColorScheme.LIGHT, WIDE);
        go(page, "overview", "small");

        page.evaluate("""
                () => document.querySelector('main .card').append(...['span', 'button', 'b'].map(name => {
                    const element = document.createElement(name);
                    element.textContent = name === 'button' ? '' : 'pale';
                    element.style = 'display: inline-block; color: #999; background: white; cursor: pointer';
                    return element;
                }))
                """);

        assertThat((List<?>) page.evaluate(PALE_TEXTS)).hasSize(2);
        assertThat((List<?>) page.evaluate(OUT_OF_REACH)).hasSize(3);
    }
}
