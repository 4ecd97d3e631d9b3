package org.chengqing.pages;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The files of {@code classpath:/assets/} and the two libraries of the console from their WebJars, held in memory. Their folder in an address is a hash of them all, so that a
 * browser may keep them for ever and still never mixes two versions.
 */
public final class Assets {
    private static final List<String> PLACES = List.of(
            "classpath:/assets/*.*",
            "classpath:/META-INF/resources/webjars/htmx.org/*/dist/htmx.min.js",
            "classpath:/META-INF/resources/webjars/chart.js/*/dist/chart.umd.min.js");

    private final Map<String, Resource> files = new TreeMap<>();
    private final String version;

    /** Reads all files; throws {@link IOException} when one cannot be read. */
    Assets() throws IOException {
        MessageDigest digest = sha256();
        PathMatchingResourcePatternResolver resources = new PathMatchingResourcePatternResolver();
        Map<String, byte[]> contents = new TreeMap<>();
        for (String place : PLACES) {
            for (Resource resource : resources.getResources(place)) {
                contents.put(String.valueOf(resource.getFilename()), resource.getContentAsByteArray());
            }
        }
        contents.forEach((name, content) -> {
            digest.update(name.getBytes(StandardCharsets.UTF_8));
            digest.update(content);
            files.put(name, new ByteArrayResource(content));
        });
        version = HexFormat.of().formatHex(digest.digest(), 0, 6);
    }

    /** The addresses of all files by their names, for templates. */
    Map<String, String> paths() {
        Map<String, String> paths = new TreeMap<>();
        files.keySet().forEach(name -> paths.put(name, "/assets/" + version + "/" + name));
        return paths;
    }

    /** The folder of this program's files in an address. */
    public String version() {
        return version;
    }

    Optional<Resource> find(String name) {
        return Optional.ofNullable(files.get(name));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
