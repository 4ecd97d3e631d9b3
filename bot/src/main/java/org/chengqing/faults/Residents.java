package org.chengqing.faults;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chengqing.channel.wechat.WeChatSettings;
import org.chengqing.channel.wechat.standin.CallbackTarget;
import org.chengqing.channel.wechat.standin.Callbacks;
import org.chengqing.channel.wechat.standin.PlatformAccount;
import org.chengqing.channel.wechat.standin.Pushes;
import org.chengqing.channel.wechat.standin.WeChatStandIn;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * People who report by WeChat: pushes signed and encrypted as the platform does, its three tries of each, and all they
 * are told written down in {@link Told}. Each report is of a person of its own. Safe for many threads.
 */
public final class Residents implements AutoCloseable {
    /** Our name of the account. */
    public static final String ACCOUNT = "main";

    private static final Pattern RECEIPT = Pattern.compile("[0-9]{8}-[2-9A-HJ-NP-Z]{4,8}");
    private static final Duration PAUSE = Duration.ofMillis(500);
    /** Of the wordings in config/replies.yml and config/application.yml that say that something was not stored. */
    private static final String FILE_REFUSED = "没能收下";

    private static final List<String> REFUSALS = List.of("未能保存", "没有处理", FILE_REFUSED);
    private static final int LOOKS = 30;
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";
    private static final List<String> STORIES = List.of(
            "业主群里有人卖假药，说祖传秘方包治百病",
            "有人冒充社区工作人员上门收费",
            "有人在业主群里卖假的降压药，说是祖传秘方",
            "有人发假通知说明天全县停水三天",
            "抖音上说我们镇的大米都是毒大米",
            "群里传县医院的疫苗过期了",
            "有人拉群刷单返利，先交押金",
            "有人造谣说银行要倒闭，让大家去取钱",
            "网上发帖说实验小学有人抢孩子",
            "有人伪造红头文件说要拆迁");

    private final WeChatSettings.Account account;
    private final WeChatStandIn weChat;
    private final PlatformAccount platform;
    private final Supplier<URI> webhook;
    private final Told told;
    private final Clock clock;
    private final Callbacks callbacks;
    private final int patience;
    private final AtomicInteger people = new AtomicInteger();

    /**
     * On the account of these settings, which is registered with the stand-in.
     *
     * @param webhook is asked for each time
     * @param patience how often the platform's three tries are made again, each half second, when all fail
     */
    Residents(
            WeChatSettings.Account account,
            WeChatStandIn weChat,
            Supplier<URI> webhook,
            int patience,
            Told told,
            Clock clock) {
        this.account = account;
        this.weChat = weChat;
        this.platform = weChat.register(account.appId(), String.valueOf(account.appSecret()), account.verified());
        this.webhook = webhook;
        this.patience = patience;
        this.told = told;
        this.clock = clock;
        this.callbacks = new Callbacks(clock);
    }

    /** A person nobody knows yet. */
    public Person person() {
        return new Person("oFault%07d%s".formatted(people.incrementAndGet(), letters(6)));
    }

    /** Files a whole report with so many messages after the first, each third of them a picture; its receipt if told. */
    public Optional<String> report(int more) throws InterruptedException {
        Person person = person();
        Optional<String> receipt = person.reports();
        for (int i = 0; i < more && receipt.isPresent(); i++) {
            if (i % 3 == 0) {
                person.addsPicture(receipt.get(), picture());
            } else {
                person.adds(receipt.get());
            }
        }
        if (receipt.isPresent()) {
            person.says("完成");
        }
        return receipt;
    }

    /** A small picture like no other. */
    public static byte[] picture() {
        byte[] noise = new byte[3_000];
        ThreadLocalRandom.current().nextBytes(noise);
        noise[0] = (byte) 0xff;
        noise[1] = (byte) 0xd8;
        noise[2] = (byte) 0xff;
        noise[3] = (byte) 0xe0;
        return noise;
    }

    private static String letters(int count) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < count; i++) {
            word.append(LETTERS.charAt(ThreadLocalRandom.current().nextInt(LETTERS.length())));
        }
        return word.toString();
    }

    @Override
    public void close() {
        callbacks.close();
    }

    /** One of them. For use by one thread. */
    public final class Person {
        private final String openId;
        private final Pushes pushes;
        private int heard;

        private Person(String openId) {
            this.openId = openId;
            this.pushes = new Pushes(String.valueOf(account.originalId()), openId, clock);
            told.secret(openId);
        }

        /** Reports something; the receipt if one was told. */
        public Optional<String> reports() throws InterruptedException {
            String word = letters(9);
            return reports(pushes.text(story(word)), word);
        }

        /** The same with a push that may have been sent before. */
        public Optional<String> reports(Map<String, String> push, String word) throws InterruptedException {
            String answer = push(push);
            Optional<String> receipt = receiptIn(answer);
            receipt.ifPresentOrElse(
                    number -> told.words(number, word), () -> told.other(push.get("Content") + " -> " + answer));
            return receipt;
        }

        /** The fields of a first report with this word in it, to be pushed once or often. */
        public Map<String, String> first(String word) {
            return pushes.text(story(word));
        }

        /** Adds words to a report. */
        public void adds(String receipt) throws InterruptedException {
            String word = letters(9);
            String answer = push(pushes.text("补充一点情况：发的人叫小王，记号" + word));
            if (isIn(answer, receipt)) {
                told.words(receipt, word);
            }
        }

        /** Adds a picture to a report. */
        public void addsPicture(String receipt, byte[] picture) throws InterruptedException {
            String media = platform.hold(picture, "image/jpeg", "a.jpg");
            if (isIn(push(pushes.image(media)), receipt)) {
                told.file(receipt, ArrivedMail.sha256(picture));
            }
        }

        /** Says something and gives the answer, null without one. */
        public @Nullable String says(String text) throws InterruptedException {
            return push(pushes.text(text));
        }

        private boolean isIn(@Nullable String answer, String receipt) {
            return answer != null
                    && answer.contains("已放进")
                    && answer.contains(receipt)
                    && !answer.contains(FILE_REFUSED);
        }

        private String story(String word) {
            // the number is nobody's: in China none begins with 10
            String telephone = "1000" + ThreadLocalRandom.current().nextInt(1_000_000, 9_999_999);
            told.secret(telephone);
            String story = STORIES.get(ThreadLocalRandom.current().nextInt(STORIES.size()));
            return "我要举报：" + story + "，联系电话" + telephone + "，记号" + word;
        }

        /** What the person reads, null where nothing came. */
        public @Nullable String push(Map<String, String> fields) throws InterruptedException {
            platform.wrote(openId);
            String answer = answer(tried(fields));
            for (int i = 0; i < patience && answer == null; i++) {
                LockSupport.parkNanos(PAUSE.toNanos());
                answer = answer(tried(fields));
            }
            if (answer == null) {
                told.unanswered();
            } else if (REFUSALS.stream().anyMatch(answer::contains)) {
                told.refused();
            }
            return answer;
        }

        private @Nullable String answer(Callbacks.Delivery delivery) {
            return switch (delivery.outcome()) {
                case Callbacks.Outcome.Replied(Map<String, String> reply) -> reply.getOrDefault("Content", "");
                case Callbacks.Outcome.Acknowledged acknowledged -> later();
                case Callbacks.Outcome.Failed failed -> null;
            };
        }

        /** An answer that took longer than the platform waits comes as a message of its own; each is heard once. */
        private @Nullable String later() {
            for (int look = 0; look < LOOKS; look++) {
                List<JsonNode> messages = weChat.ledger().messagesTo(openId);
                if (messages.size() > heard) {
                    heard = messages.size();
                    return messages.getLast().toString();
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
            return null;
        }

        private Callbacks.Delivery tried(Map<String, String> fields) throws InterruptedException {
            long begun = System.nanoTime();
            Callbacks.Delivery delivery = callbacks.push(new CallbackTarget(webhook.get(), account), fields);
            if (!(delivery.outcome() instanceof Callbacks.Outcome.Failed)) {
                told.answered(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun), delivery.tries());
            }
            return delivery;
        }
    }

    private static Optional<String> receiptIn(@Nullable String answer) {
        if (answer == null) {
            return Optional.empty();
        }
        Matcher receipt = RECEIPT.matcher(answer);
        return receipt.find() ? Optional.of(receipt.group()) : Optional.empty();
    }
}
