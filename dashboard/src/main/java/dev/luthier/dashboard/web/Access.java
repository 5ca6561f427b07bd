package dev.luthier.dashboard.web;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may do what. On the loopback address everyone on this machine may look; acting always takes the token, and on other
 * addresses looking does, too. The token travels in a header and never in a cookie, so that another site's page cannot make a
 * browser send it.
 *
 * @param address that the server is bound to
 */
public record Access(InetAddress address, String token) {
    private static final Set<String> LOOPBACK_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final int SHORTEST_TOKEN = 16;
    private static final int TOKEN_BYTES = 18;
    private static final String BEARER = "Bearer ";

    public Access {
        if (token.length() < SHORTEST_TOKEN) {
            throw new IllegalArgumentException(
                    "the token has " + token.length() + " characters, must have at least " + SHORTEST_TOKEN);
        }
    }

    /** Nothing that can be guessed. */
    public static String newToken() {
        byte[] bytes = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Why the request is refused; null if it may go on. */
    @Nullable
    Refusal refusal(HttpExchange exchange) {
        String method = exchange.getRequestMethod();
        boolean acts = method.equals("POST");
        if (!acts && !method.equals("GET") && !method.equals("HEAD")) {
            return new Refusal(405, "method " + method + " is not known here");
        }
        if (!isOurHost(exchange)) {
            return new Refusal(421, "this server does not answer to that host name");
        }
        boolean isApi = exchange.getRequestURI().getPath().startsWith("/api/");
        boolean needsToken = acts || (isApi && !address.isLoopbackAddress());
        if (needsToken && !hasToken(exchange.getRequestHeaders())) {
            return new Refusal(401, "this takes the token that was printed when the dashboard was started");
        }
        return acts ? refusalOfAct(exchange.getRequestHeaders()) : null;
    }

    /** A status and what to say. */
    record Refusal(int status, String message) {}

    // A page of another site may reach a loopback address by a name of its own: such a name is not answered to.
    private boolean isOurHost(HttpExchange exchange) {
        String host = exchange.getRequestHeaders().getFirst("Host");
        if (host == null) {
            return false;
        }
        if (!address.isLoopbackAddress()) {
            return true;
        }
        InetSocketAddress local = exchange.getLocalAddress();
        String port = ":" + local.getPort();
        return host.endsWith(port) && LOOPBACK_NAMES.contains(host.substring(0, host.length() - port.length()));
    }

    private boolean hasToken(Headers headers) {
        String given = headers.getFirst("Authorization");
        return given != null
                && given.startsWith(BEARER)
                && MessageDigest.isEqual(
                        given.substring(BEARER.length()).getBytes(StandardCharsets.UTF_8),
                        token.getBytes(StandardCharsets.UTF_8));
    }

    private static @Nullable Refusal refusalOfAct(Headers headers) {
        String type = headers.getFirst("Content-Type");
        String site = headers.getFirst("Sec-Fetch-Site");
        String origin = headers.getFirst("Origin");
        if (type == null || !type.startsWith("application/json")) {
            return new Refusal(415, "the content type must be application/json");
        }
        boolean isForeign = (site != null && !site.equals("same-origin") && !site.equals("none"))
                || (origin != null && !isSame(origin, headers.getFirst("Host")));
        return isForeign ? new Refusal(403, "requests of other sites are refused") : null;
    }

    private static boolean isSame(String origin, @Nullable String host) {
        try {
            return Objects.equals(URI.create(origin).getRawAuthority(), host);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
