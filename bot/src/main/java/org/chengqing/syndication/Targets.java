package org.chengqing.syndication;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.chengqing.servers.CannotStart;

/** All who are told, in the order of the settings. */
record Targets(List<Target> all) {
    private static final int LONGEST_FILE = 4096;

    Targets {
        all = List.copyOf(all);
    }

    /** Reads the files of secrets; throws {@link CannotStart} or {@link IllegalArgumentException} with a sentence. */
    static Targets of(SyndicationSettings settings, Path data) {
        return new Targets(settings.targets().stream()
                .map(it -> new Target(it.name(), it.address(), keys(it, data), events(it)))
                .toList());
    }

    Optional<Target> find(String name) {
        return all.stream().filter(target -> target.name().equals(name)).findFirst();
    }

    List<String> names() {
        return all.stream().map(Target::name).toList();
    }

    private static Set<EventType> events(SyndicationSettings.Target it) {
        return it.events().isEmpty()
                ? EnumSet.allOf(EventType.class)
                : it.events().stream()
                        .flatMap(word -> EventType.of(word).stream())
                        .collect(Collectors.toSet());
    }

    private static List<SigningKey> keys(SyndicationSettings.Target it, Path data) {
        String of = "syndication.targets（" + it.name() + "）.secret";
        if (it.secretFile() != null) {
            return ofFile(of + "-file", data.resolve(it.secretFile()));
        }
        List<SigningKey> keys = new ArrayList<>();
        for (String secret : new String[] {it.secret(), it.previousSecret()}) {
            if (secret != null) {
                keys.add(SigningKey.of(of, secret));
            }
        }
        return keys;
    }

    private static List<SigningKey> ofFile(String setting, Path file) {
        try {
            if (Files.size(file) > LONGEST_FILE) {
                throw new CannotStart(setting + ": 文件 " + file + " 太大，里面应当只有一两行以 whsec_ 开头的密钥。");
            }
            List<SigningKey> keys = Files.readAllLines(file).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .map(line -> SigningKey.of(setting, line))
                    .toList();
            if (keys.isEmpty()) {
                throw new CannotStart(setting + ": 文件 " + file + " 是空的，请写入以 whsec_ 开头的密钥，一行一个，新的在前。");
            }
            return keys;
        } catch (IOException e) {
            throw new CannotStart(setting + ": 读不到文件 " + file + "，请检查路径和权限后再启动。", e);
        }
    }
}
