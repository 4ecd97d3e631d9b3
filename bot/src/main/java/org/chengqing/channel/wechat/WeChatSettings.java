package org.chengqing.channel.wechat;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of WeChat, prefix {@code wechat}. What is wrong is said in one sentence that names the setting.
 *
 * @param accounts the accounts by our own name for them, which is also the last part of the address that WeChat posts to
 * @param limits bounds of the webhook
 * @param wording what the webhook itself says when the conversation cannot answer
 * @param standIn whether the API client speaks to a stand-in of WeChat on this machine, for development
 * @param apiHost where WeChat's API is, without a path
 */
@ConfigurationProperties("wechat")
public record WeChatSettings(
        @DefaultValue Map<String, Account> accounts,
        @DefaultValue Limits limits,
        @DefaultValue Wording wording,
        @DefaultValue("false") boolean standIn,
        @DefaultValue("https://api.weixin.qq.com") URI apiHost) {
    /** Name of the account that is there for development. */
    public static final String DEMO = "demo";

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}");

    /** Checks the names of the accounts; with the stand-in and none of one's own, the account {@link #DEMO} is there. */
    public WeChatSettings {
        accounts = standIn && accounts.isEmpty() ? Map.of(DEMO, Account.demo()) : Map.copyOf(accounts);
        for (String name : accounts.keySet()) {
            demand(NAME.matcher(name).matches(), "wechat.accounts." + name + ": 账号名只能用小写字母、数字和连字符，最多 32 个字符");
        }
        demand(apiHost.getHost() != null, "wechat.api-host: 应为完整地址，例如 https://api.weixin.qq.com");
    }

    /** How WeChat sends: as set in the account's console under 消息加解密方式. */
    public enum Mode {
        /** 明文模式: nothing is encrypted. */
        PLAIN,
        /** 兼容模式: both forms in one body; the encrypted one is read where it is there. */
        COMPATIBLE,
        /** 安全模式: only the encrypted form; anything else is refused. */
        SAFE
    }

    /**
     * One Official Account. Its secrets are not in {@link #toString()}.
     *
     * @param appId like {@code wx…}; it must be in every ciphertext
     * @param appSecret for the API; null: only passive replies are possible
     * @param originalId like {@code gh_…}, null where it is not known
     * @param token of the server configuration, for signatures
     * @param aesKey EncodingAESKey, 43 characters; null only in plain mode
     * @param previousAesKey the key before a change, accepted for as long as it is set
     * @param mode how WeChat sends
     * @param verified whether the account is verified (认证): follow-ups to tap and customer-service messages
     */
    public record Account(
            String appId,
            @Nullable String appSecret,
            @Nullable String originalId,
            String token,
            @Nullable String aesKey,
            @Nullable String previousAesKey,
            @DefaultValue("safe") Mode mode,
            @DefaultValue("false") boolean verified) {
        private static final Pattern KEY = Pattern.compile("[A-Za-z0-9+/]{43}");

        /** Throws {@link IllegalArgumentException} for a setting that cannot work. */
        @SuppressWarnings("NullableProblems")
        public Account {
            demand(isSet(appId), "wechat.accounts.*.app-id: 未填写");
            demand(isSet(token) && token.length() <= 64, "wechat.accounts.*.token: 未填写，或超过 64 个字符");
            appSecret = blankToNull(appSecret);
            originalId = blankToNull(originalId);
            aesKey = blankToNull(aesKey);
            previousAesKey = blankToNull(previousAesKey);
            demand(aesKey == null || KEY.matcher(aesKey).matches(), "wechat.accounts.*.aes-key: 应为 43 个字母或数字");
            demand(
                    previousAesKey == null || KEY.matcher(previousAesKey).matches(),
                    "wechat.accounts.*.previous-aes-key: 应为 43 个字母或数字");
            demand(mode == Mode.PLAIN || aesKey != null, "wechat.accounts.*.aes-key: 兼容模式和安全模式必须填写");
        }

        // known to everybody: good only against the stand-in
        private static Account demo() {
            return new Account(
                    "wx0123456789abcdef",
                    "chengqing-demo-secret",
                    "gh_chengqingdemo",
                    "chengqingdemo",
                    "ChengqingDemoKeyForDevelopmentOnly012345678",
                    null,
                    Mode.SAFE,
                    true);
        }

        @Override
        public String toString() {
            return "Account[appId=" + appId + ", mode=" + mode + ", verified=" + verified + "]";
        }
    }

    /**
     * Bounds of the webhook.
     *
     * @param body largest body; WeChat's own stay below 10 KB
     * @param bodyWithin how long a body may take to arrive
     * @param timeWindow how far WeChat's timestamp may be from our clock, either way
     * @param answerWithin how long the last try of WeChat waits for an answer before it is sent later instead; WeChat cuts
     *     the connection at 5 s
     * @param holdFor how long the earlier tries are held, longer than WeChat waits, so that it tries again
     * @param redisWithin how long Redis may take before the webhook goes on without it
     * @param keepAnswers how long an answer is kept for WeChat's repeats
     * @param running how many answers are worked on at once
     * @param waiting how many more may wait; beyond that people are asked to try again later
     * @param reportsWaiting how many of WeChat's reports about sends to many may wait to be taken in; beyond that WeChat
     *     is made to tell them again
     * @param reportsAtOnce how many reports are taken in together
     */
    public record Limits(
            @DefaultValue("64KB") DataSize body,
            @DefaultValue("4s") Duration bodyWithin,
            @DefaultValue("5m") Duration timeWindow,
            @DefaultValue("4500ms") Duration answerWithin,
            @DefaultValue("6s") Duration holdFor,
            @DefaultValue("400ms") Duration redisWithin,
            @DefaultValue("60s") Duration keepAnswers,
            @DefaultValue("64") int running,
            @DefaultValue("1000") int waiting,
            @DefaultValue("20000") int reportsWaiting,
            @DefaultValue("500") int reportsAtOnce) {
        /** Throws {@link IllegalArgumentException} for a bound that cannot work. */
        public Limits {
            demand(body.toBytes() >= 1024 && body.toBytes() <= 1 << 20, "wechat.limits.body: 应在 1KB 到 1MB 之间");
            demand(isPositive(timeWindow), "wechat.limits.time-window: 应大于 0");
            demand(isPositive(bodyWithin), "wechat.limits.body-within: 应大于 0");
            demand(
                    isPositive(answerWithin) && answerWithin.compareTo(holdFor) <= 0,
                    "wechat.limits.answer-within: 应大于 0，且不超过 hold-for");
            demand(
                    isPositive(redisWithin) && redisWithin.compareTo(Duration.ofMillis(800)) <= 0,
                    "wechat.limits.redis-within: 应大于 0，且不超过 800ms");
            demand(keepAnswers.compareTo(Duration.ofSeconds(30)) >= 0, "wechat.limits.keep-answers: 应不少于 30s");
            demand(running > 0 && waiting > 0, "wechat.limits.running 和 waiting: 应大于 0");
            demand(
                    reportsWaiting > 0 && reportsWaiting <= 1_000_000,
                    "wechat.limits.reports-waiting: 应在 1 到 1000000 之间");
            demand(reportsAtOnce > 0 && reportsAtOnce <= 10_000, "wechat.limits.reports-at-once: 应在 1 到 10000 之间");
        }

        private static boolean isPositive(Duration duration) {
            return duration.compareTo(Duration.ZERO) > 0;
        }
    }

    /**
     * What the webhook itself says.
     *
     * @param busy when too many answers are waiting
     * @param failed when an answer could not be made
     * @param slow when it takes longer than WeChat waits, and the account may not send it later
     */
    public record Wording(
            @DefaultValue("现在咨询的人很多，您刚才的消息没有处理，请过一两分钟再发一次。如遇危险，请直接拨打 110、119 或 120。")
            String busy,

            @DefaultValue("系统出了点问题，您刚才的消息没有处理，请稍后再发一次。如遇危险，请直接拨打 110、119 或 120。")
            String failed,

            @DefaultValue("这条消息处理得比较慢，结果还没有出来。请过一分钟再问一次。如遇危险，请直接拨打 110、119 或 120。")
            String slow) {}

    private static boolean isSet(@Nullable String value) {
        return value != null && !value.isBlank();
    }

    private static @Nullable String blankToNull(@Nullable String value) {
        return isSet(value) ? value : null;
    }

    private static void demand(boolean holds, String sentence) {
        if (!holds) {
            throw new IllegalArgumentException(sentence);
        }
    }
}
