package dev.luthier.cli.training;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The user's jars. */
public final class UserCode {
    private UserCode() {}

    /**
     * Lets this thread find the classes in them.
     *
     * @param jars files or folders of classes
     * @throws IllegalArgumentException if one does not exist
     */
    public static void add(List<Path> jars) {
        List<URL> urls = new ArrayList<>();
        for (Path jar : jars) {
            if (!Files.exists(jar)) {
                throw new IllegalArgumentException("jar " + jar + " does not exist");
            }
            urls.add(url(jar));
        }
        Thread thread = Thread.currentThread();
        if (!urls.isEmpty()) {
            thread.setContextClassLoader(new URLClassLoader(urls.toArray(URL[]::new), thread.getContextClassLoader()));
        }
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("jar " + jar + " is no path", e);
        }
    }
}
