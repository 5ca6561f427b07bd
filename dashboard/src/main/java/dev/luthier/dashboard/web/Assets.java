package dev.luthier.dashboard.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** The files of the page, which come with the jar. */
final class Assets {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z-]*(/[a-z][a-z-]*)*[.](html|css|js|svg)");
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml");

    private final Map<String, Asset> known = new ConcurrentHashMap<>();

    /** A file with its content type. */
    record Asset(String type, byte[] content) {}

    Optional<Asset> find(String name) {
        Asset asset = known.get(name);
        if (asset == null && NAME.matcher(name).matches()) {
            asset = read(name).orElse(null);
        }
        return Optional.ofNullable(asset);
    }

    private Optional<Asset> read(String name) {
        try (InputStream in = Assets.class.getResourceAsStream("/dev/luthier/dashboard/page/" + name)) {
            if (in == null) {
                return Optional.empty();
            }
            String type = TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "text/plain");
            Asset asset = new Asset(type, in.readAllBytes());
            known.put(name, asset);
            return Optional.of(asset);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
