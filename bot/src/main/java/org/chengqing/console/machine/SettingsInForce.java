package org.chengqing.console.machine;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;

/** The settings that the program runs with; what may be a secret is only said to be set. */
final class SettingsInForce {
    private static final Set<String> OURS = Set.of(
            "alarms",
            "attachments",
            "blobs",
            "chengqing",
            "claim-search",
            "console",
            "conversation",
            "follow-up",
            "identity",
            "intake",
            "intent",
            "knowledge",
            "logging",
            "management",
            "outbox",
            "publication",
            "questions",
            "retention",
            "server",
            "servers",
            "spring",
            "staff",
            "statistics",
            "syndication",
            "audit",
            "web-chat",
            "wechat");
    private static final Pattern SECRET = Pattern.compile(
            "password|passwd|secret|token|credential|username|\\.user$|aes-?key|[.-]key$|^keys\\.|app-?id|account");
    /** What comes before the host of an address, and what comes behind it. */
    private static final Pattern LOGIN = Pattern.compile("//[^/@\\s]*@");

    private static final Pattern PARAMETERS = Pattern.compile("[?].*");

    private final ConfigurableEnvironment environment;

    SettingsInForce(ConfigurableEnvironment environment) {
        this.environment = environment;
    }

    /** By name, in order. */
    Map<String, String> all() {
        Map<String, String> settings = new TreeMap<>();
        for (PropertySource<?> source : environment.getPropertySources()) {
            if (source instanceof EnumerablePropertySource<?> named) {
                for (String name : named.getPropertyNames()) {
                    if (OURS.contains(name.replaceFirst("[.\\[].*", ""))) {
                        settings.computeIfAbsent(name, this::shown);
                    }
                }
            }
        }
        return settings;
    }

    private String shown(String name) {
        String value = String.valueOf(environment.getProperty(name, ""));
        if (SECRET.matcher(name.toLowerCase(Locale.ROOT)).find()) {
            return value.isEmpty() ? "（未设置）" : "（已设置，不显示）";
        }
        return value.contains("://")
                ? PARAMETERS.matcher(LOGIN.matcher(value).replaceAll("//")).replaceAll("")
                : value;
    }
}
