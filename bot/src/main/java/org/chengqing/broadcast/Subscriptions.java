package org.chengqing.broadcast;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.chengqing.channel.Sender;
import org.chengqing.identity.Contacts;
import org.chengqing.identity.Pseudonym;
import org.chengqing.identity.Pseudonyms;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Who wants to hear of what is released on a topic or for a district. Methods block on JDBC. */
public final class Subscriptions {
    /** Longest topic, in characters. */
    public static final int LONGEST_TOPIC = 40;

    private static final Logger LOG = LoggerFactory.getLogger(Subscriptions.class);

    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final TransactionTemplate transactions;
    private final Contacts contacts;
    private final Pseudonyms pseudonyms;
    private final BroadcastSettings settings;
    private final Clock clock;

    Subscriptions(
            JdbcClient jdbc,
            Ledger ledger,
            TransactionTemplate transactions,
            Contacts contacts,
            Pseudonyms pseudonyms,
            BroadcastSettings settings,
            Clock clock) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.transactions = transactions;
        this.contacts = contacts;
        this.pseudonyms = pseudonyms;
        this.settings = settings;
        this.clock = clock;
    }

    /** A topic and how many want to hear of it. */
    public record Topic(String name, int people) {}

    /** What came of something that a person asked for. */
    public sealed interface Answered {
        /** The topics of this person as they are now. */
        record Topics(List<String> subscribed) implements Answered {
            /** Copies the list. */
            public Topics {
                subscribed = List.copyOf(subscribed);
            }
        }

        /** This person has as many topics as one may have. */
        record TooMany(int most) implements Answered {}

        /** The database does not answer. */
        record Failed() implements Answered {}
    }

    /** The topics that one may subscribe to. */
    public List<String> offered() {
        return settings.topics();
    }

    /** Subscribes this person to a topic. */
    public Answered add(Sender sender, String topic) {
        Pseudonym person = pseudonyms.of(sender);
        return answered(person, () -> {
            contacts.keep(person, sender);
            return jdbc.sql("""
                                    insert into subscription (person, topic, at) select :person, :topic, :now
                                    where (select count(*) from subscription
                                      where person = :person and topic <> :topic) < :most
                                    on conflict (person, topic) do update set at = excluded.at""")
                            .param("person", person.value())
                            .param("topic", topic)
                            .param("now", BroadcastTable.timestamp(clock.instant()))
                            .param("most", settings.subscriptionsPerPerson())
                            .update()
                    > 0;
        });
    }

    /** Ends the subscription of this person to a topic. */
    public Answered remove(Sender sender, String topic) {
        Pseudonym person = pseudonyms.of(sender);
        return answered(person, () -> {
            jdbc.sql("delete from subscription where person = ? and topic = ?")
                    .params(person.value(), topic)
                    .update();
            return true;
        });
    }

    /** Ends all subscriptions of this person. */
    public Answered removeAll(Sender sender) {
        Pseudonym person = pseudonyms.of(sender);
        return answered(person, () -> {
            jdbc.sql("delete from subscription where person = ?")
                    .param(person.value())
                    .update();
            return true;
        });
    }

    /** The topics of this person. */
    public Answered of(Sender sender) {
        return answered(pseudonyms.of(sender), () -> true);
    }

    /** Forgets what this person subscribed to, was told and is to be told; true when that is done. */
    public boolean forget(Sender sender) {
        Pseudonym person = pseudonyms.of(sender);
        return !(answered(person, () -> {
                    jdbc.sql("delete from subscription where person = ?")
                            .param(person.value())
                            .update();
                    ledger.forget(person);
                    return true;
                })
                instanceof Answered.Failed);
    }

    private Answered answered(Pseudonym person, Supplier<Boolean> change) {
        try {
            return Objects.requireNonNull(transactions.execute(_ -> change.get()
                    ? new Answered.Topics(topicsOf(person))
                    : new Answered.TooMany(settings.subscriptionsPerPerson())));
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("a subscription was not stored: {}", e.getClass().getSimpleName());
            LOG.debug("the failure", e);
            return new Answered.Failed();
        }
    }

    private List<String> topicsOf(Pseudonym person) {
        return jdbc.sql("select topic from subscription where person = ? order by topic")
                .param(person.value())
                .query((row, _) -> row.getString(1))
                .list();
    }

    /** All topics that somebody wants to hear of. */
    public List<Topic> topics() {
        return jdbc.sql("select topic, count(*) from subscription group by topic order by 2 desc, 1")
                .query((row, _) -> new Topic(row.getString(1), row.getInt(2)))
                .list();
    }

    /** Those who want to hear of this topic, after a person in order. */
    List<Pseudonym> people(String topic, String after, int most) {
        return jdbc.sql("select person from subscription where topic = ? and person > ? order by person limit ?")
                .params(topic, after, most)
                .query((row, _) -> new Pseudonym(row.getString(1)))
                .list();
    }

    /** Which of these people want to hear of anything. */
    List<Pseudonym> known(List<Pseudonym> people) {
        return jdbc.sql("select distinct person from subscription where person = any (?)")
                .param(people.stream().map(Pseudonym::value).toArray(String[]::new))
                .query((row, _) -> new Pseudonym(row.getString(1)))
                .list();
    }
}
