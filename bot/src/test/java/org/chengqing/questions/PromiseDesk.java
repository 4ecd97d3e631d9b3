package org.chengqing.questions;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.chengqing.channel.Channel;
import org.chengqing.channel.Sender;
import org.chengqing.identity.Contacts;
import org.chengqing.identity.PrivateContacts;
import org.chengqing.identity.Pseudonyms;
import org.chengqing.knowledge.KnowledgeBase;
import org.chengqing.replies.ForwardSettings;
import org.chengqing.replies.ForwardText;
import org.chengqing.sealing.MasterKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Promises on the real PostgreSQL and who was told what, for tests of those who tell them. */
public final class PromiseDesk implements AutoCloseable {
    private static final QuestionsSettings SETTINGS = new QuestionsSettings(
            Duration.ofSeconds(5),
            Duration.ofDays(90),
            20,
            100_000,
            5,
            Duration.ofDays(365),
            1000,
            Duration.ofSeconds(20),
            8,
            100,
            "您问过“{question}”：");

    private final JdbcClient jdbc;
    private final Clock clock;
    private final KnowledgeBase knowledge;
    private final Channel channel;
    private final Contacts contacts;
    private final Promises promises;
    private final Askers askers;
    private final UnansweredQuestions unanswered;
    private final Fence fence = new Fence(Duration.ofSeconds(20), 1000);

    /** One that tells by this channel. */
    public PromiseDesk(DataSource source, Clock clock, KnowledgeBase knowledge, Channel channel) {
        this.jdbc = JdbcClient.create(source);
        this.clock = clock;
        this.knowledge = knowledge;
        this.channel = channel;
        Pseudonyms pseudonyms = new Pseudonyms(new byte[32]);
        contacts = PrivateContacts.on(source, clock);
        promises = new Promises(jdbc, pseudonyms, contacts, new MasterKey(new byte[32]).keyFor("test"));
        unanswered =
                new UnansweredQuestions(jdbc, new TransactionTemplate(new DataSourceTransactionManager(source)), 5);
        askers = new Askers(
                new AskerTable(jdbc),
                new GroupTable(jdbc, new SpikeSettings(10, 3, Duration.ofDays(7), 5, 200)),
                promises,
                contacts,
                pseudonyms,
                knowledge,
                fence,
                new AskerSettings(true, Duration.ofDays(30)),
                clock);
    }

    /** Nobody waits and nobody was told anything. */
    public void empty() {
        jdbc.sql("truncate promise, promise_outcome, answer_given, answer_missing, identity.contact")
                .update();
    }

    /** The door for those who tell. */
    public Askers askers() {
        return askers;
    }

    /** This person is to be told the answer to this question. */
    public void promise(Sender person, String question) {
        if (!promises.make(person, question, "", clock.instant(), 20, 100_000)) {
            throw new AssertionError("not promised: " + question);
        }
    }

    /** One look at the catalogue; where there is one who has answers released, nobody is told. */
    public void look(Optional<FirstAnswers> releasing) {
        ForwardText forward = new ForwardText(
                new ForwardSettings(List.of("{rating}{claim}{conclusion}{address}"), 300, "拿可发群的文字和图片", "发群里 {id}"),
                URI.create("https://desk.example"),
                "");
        PromiseTelling telling =
                new PromiseTelling(promises, contacts, askers, List.of(channel), forward, SETTINGS, clock);
        new PromiseKeeping(
                        knowledge,
                        promises,
                        unanswered,
                        new AnswerNotes(jdbc),
                        telling,
                        releasing,
                        SETTINGS,
                        Duration.ofDays(7),
                        clock)
                .run();
    }

    /** How many wait. */
    public int waiting() {
        return jdbc.sql("select count(*) from promise").query(Integer.class).single();
    }

    /** How promises ended. */
    public Map<String, Long> outcomes() {
        return jdbc
                .sql("select outcome, count from promise_outcome")
                .query((row, _) -> Map.entry(row.getString(1), row.getLong(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public void close() {
        fence.close();
    }
}
