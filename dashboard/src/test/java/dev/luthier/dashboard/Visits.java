package dev.luthier.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;

/** Opens pages and watches that nothing goes wrong on them, and that nothing leaves the machine. */
final class Visits implements AutoCloseable {
    static final int WIDE = 1280;
    static final int PHONE = 390;
    private static final int PATIENCE_MILLIS = 120_000;

    private final List<BrowserContext> contexts = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();
    private final List<String> requests = new ArrayList<>();

    Page open(Chromium chromium, String url, ColorScheme theme, int width) {
        BrowserContext context = chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(width, 860)
                        .setColorScheme(theme));
        context.setDefaultTimeout(PATIENCE_MILLIS);
        contexts.add(context);
        Page page = context.newPage();
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                complaints.add(message.text());
            }
        });
        page.onRequest(request -> requests.add(request.url()));
        page.navigate(url);
        page.waitForSelector("#tabs a");
        return page;
    }

    /** The browser says by itself that the server answered so. */
    void expect(int status) {
        complaints.removeIf(line -> line.contains(String.valueOf(status)));
    }

    static void go(Page page, String view, String experiment) {
        page.evaluate("hash => { location.hash = hash }", "#/" + view + "/" + experiment);
        page.waitForFunction(
                "([view, experiment]) => document.body.dataset.view === view"
                        + " && document.body.dataset.experiment === experiment && document.querySelector('main .card')",
                List.of(view, experiment.replaceAll("/.*", "")));
    }

    @Override
    public void close() {
        contexts.forEach(BrowserContext::close);
        assertThat(complaints).isEmpty();
        assertThat(requests).allMatch(url -> url.startsWith("http://127.0.0.1:") || url.startsWith("data:"));
    }
}
