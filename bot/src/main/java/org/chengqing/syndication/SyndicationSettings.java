package org.chengqing.syndication;

import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Who is told, and how hard it is tried.
 *
 * <p>Addresses are not checked against inner networks: only the administrator sets them, in a file of this machine, and
 * the office's own systems are where they are meant to go.
 *
 * @param targets who is told
 * @param imports whether reviews that come by import are told as well
 * @param lookEvery how often a change of the catalogue is looked for
 * @param batch most reviews taken up in one transaction
 * @param round most deliveries to one target in a row
 * @param roundEvery the pause after them
 * @param atOnce targets that are spoken to at the same time
 * @param connectWithin how long a connection may take
 * @param answerWithin how long a delivery may take in all
 * @param answerBytes most bytes of an answer that are read, and dropped
 * @param retryDelays waits between the tries of one delivery; the last is repeated
 * @param giveUpAfter age at which a delivery is given up
 * @param pauseAtMost longest pause of a target that does not answer
 * @param retryAfterAtMost longest pause that a target may ask for
 * @param alarmAfter age of the oldest waiting delivery from which there is an alarm
 * @param kept how long finished deliveries are kept
 */
@ConfigurationProperties("syndication")
public record SyndicationSettings(
        @DefaultValue List<Target> targets,
        @DefaultValue("true") boolean imports,
        @DefaultValue("5s") Duration lookEvery,
        @DefaultValue("200") int batch,
        @DefaultValue("20") int round,
        @DefaultValue("5s") Duration roundEvery,
        @DefaultValue("3") int atOnce,
        @DefaultValue("3s") Duration connectWithin,
        @DefaultValue("10s") Duration answerWithin,
        @DefaultValue("64KB") DataSize answerBytes,

        @DefaultValue({"5s", "1m", "5m", "15m", "30m", "1h", "2h", "4h"})
        List<Duration> retryDelays,

        @DefaultValue("5d") Duration giveUpAfter,
        @DefaultValue("15m") Duration pauseAtMost,
        @DefaultValue("24h") Duration retryAfterAtMost,
        @DefaultValue("1h") Duration alarmAfter,
        @DefaultValue("90d") Duration kept) {
    private static final int MOST_TARGETS = 20;
    private static final Duration LONGEST_ANSWER = Duration.ofMinutes(1);

    /** Throws {@link IllegalArgumentException} with a sentence for the operator. */
    public SyndicationSettings {
        targets = List.copyOf(targets);
        retryDelays = List.copyOf(retryDelays);
        demand(targets.size() <= MOST_TARGETS, "syndication.targets: 最多 " + MOST_TARGETS + " 个推送目标");
        Set<String> names = new HashSet<>();
        targets.forEach(target ->
                demand(names.add(target.name()), "syndication.targets: 有两个推送目标都叫“" + target.name() + "”，请改一个名字"));
        demand(batch >= 1 && round >= 1 && atOnce >= 1, "syndication: batch、round 和 at-once 至少为 1");
        demand(answerBytes.toBytes() >= 0, "syndication.answer-bytes: 不能是负数");
        demand(!retryDelays.isEmpty(), "syndication.retry-delays: 至少写一个等待时间");
        retryDelays.forEach(delay -> positive("retry-delays", delay));
        positive("look-every", lookEvery);
        positive("round-every", roundEvery);
        positive("connect-within", connectWithin);
        positive("answer-within", answerWithin);
        demand(answerWithin.compareTo(LONGEST_ANSWER) <= 0, "syndication.answer-within: 不能超过一分钟");
        positive("give-up-after", giveUpAfter);
        positive("pause-at-most", pauseAtMost);
        positive("retry-after-at-most", retryAfterAtMost);
        positive("alarm-after", alarmAfter);
        positive("kept", kept);
    }

    /**
     * Who is told. Neither its secrets nor what stands behind the host of its address are in {@link #toString()}.
     *
     * @param name lower-case letters, digits and hyphens
     * @param address https, or http to this machine
     * @param secret {@code whsec_…}; null where it is in a file
     * @param previousSecret signs as well while the secret is being changed; null for none
     * @param secretFile a file, relative to the data folder, with a secret on each line; null where there is none
     * @param events words of {@link EventType}; empty for all
     */
    public record Target(
            String name,
            URI address,
            @Nullable String secret,
            @Nullable String previousSecret,
            @Nullable String secretFile,
            @DefaultValue List<String> events) {
        private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

        /** Throws {@link IllegalArgumentException} with a sentence for the operator. */
        @SuppressWarnings({"NullableProblems", "ConstantValue"})
        public Target {
            demand(
                    name != null && NAME.matcher(name).matches(),
                    "syndication.targets: 每个推送目标都要有 name，用小写字母、数字和连字符，最多 40 个");
            String of = "syndication.targets（" + name + "）";
            demand(
                    address != null && address.getHost() != null,
                    of + ".address: 请填写完整地址，例如 https://www.example.gov.cn/hooks");
            demand(address.getUserInfo() == null && address.getFragment() == null, of + ".address: 地址里不能有用户名、密码或 #");
            boolean secure = "https".equalsIgnoreCase(address.getScheme());
            boolean here = "http".equalsIgnoreCase(address.getScheme()) && isLoopback(address.getHost());
            demand(secure || here, of + ".address: 必须以 https:// 开头；只有发给本机（127.0.0.1、localhost）时可以用 http://");
            secret = blankToNull(secret);
            previousSecret = blankToNull(previousSecret);
            secretFile = blankToNull(secretFile);
            demand(
                    (secret == null) != (secretFile == null),
                    of + ": secret 和 secret-file 要填一个，也只能填一个；密钥以 whsec_ 开头，最好放在环境变量里");
            demand(
                    secretFile == null || previousSecret == null,
                    of + ": 用 secret-file 时，旧密钥写在文件的第二行，不填 previous-secret");
            check(of + ".secret", secret);
            check(of + ".previous-secret", previousSecret);
            events = events == null ? List.of() : List.copyOf(events);
            events.forEach(word -> demand(
                    EventType.of(word).isPresent(),
                    of + ".events: 不认识“" + word + "”，可以写 review.released、review.corrected、review.withdrawn"));
        }

        private static void check(String setting, @Nullable String secret) {
            if (secret != null) {
                SigningKey.of(setting, secret);
            }
        }

        private static boolean isLoopback(String host) {
            String plain = host.toLowerCase(Locale.ROOT);
            return plain.equals("localhost") || plain.equals("[::1]") || plain.matches("127(\\.[0-9]{1,3}){3}");
        }

        @Override
        public String toString() {
            return "Target[" + name + ", " + address.getScheme() + "://" + address.getHost() + ", " + events + "]";
        }
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static void positive(String name, Duration value) {
        demand(value.isPositive(), "syndication." + name + ": 应大于 0，现为 " + value);
    }

    private static void demand(boolean holds, String sentence) {
        if (!holds) {
            throw new IllegalArgumentException(sentence);
        }
    }
}
