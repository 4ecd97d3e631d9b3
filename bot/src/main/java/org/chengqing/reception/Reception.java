package org.chengqing.reception;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chengqing.channel.InboundMessage;
import org.chengqing.channel.MessageKey;
import org.chengqing.channel.Sender;
import org.chengqing.identity.Contacts;
import org.chengqing.identity.Pseudonym;
import org.chengqing.identity.Pseudonyms;
import org.chengqing.reception.ThreadLine.Author;
import org.springframework.transaction.support.TransactionOperations;

/**
 * What the dialogue asks before the bot answers: whether staff have the conversation, or the sender is blocked. A lost or
 * slow database lets the bot answer: no method throws for it, each blocks for at most {@code reception.store-within}.
 */
public final class Reception {
    private static final Duration TOLD_EVERY = Duration.ofHours(1);

    private static final String ELSEWHERE = "[来访者正在用机器人办别的事，比如登记举报，内容不在这里显示]";

    private final Presence presence;
    private final BusySenders busy;
    private final VisitTable visits;
    private final LineTable lines;
    private final BlockTable blocks;
    private final Contacts contacts;
    private final Pseudonyms pseudonyms;
    private final TransactionOperations transactions;
    private final Within within;
    private final ReceptionSettings settings;
    private final Clock clock;

    Reception(
            Presence presence,
            BusySenders busy,
            Tables tables,
            Contacts contacts,
            Pseudonyms pseudonyms,
            TransactionOperations transactions,
            Within within,
            ReceptionSettings settings,
            Clock clock) {
        this.presence = presence;
        this.busy = busy;
        this.visits = tables.visits();
        this.lines = tables.lines();
        this.blocks = tables.blocks();
        this.contacts = contacts;
        this.pseudonyms = pseudonyms;
        this.transactions = transactions;
        this.within = within;
        this.settings = settings;
        this.clock = clock;
    }

    /** Where all is kept. */
    record Tables(VisitTable visits, LineTable lines, BlockTable blocks) {}

    /** For whom a message is. */
    public enum Concern {
        /** Whoever has the conversation. */
        ANYBODY,
        /** The bot whoever has it: own data, a report. Staff do not see it here. */
        BOT,
        /** The bot, and staff shall see it: danger. */
        BOTH
    }

    /** Whether these words, folded and without signs, call for a person. */
    public boolean isCall(String bare) {
        return settings.callWords().contains(bare);
    }

    /** Takes note of a message; what becomes of it. */
    public Heard hear(InboundMessage message, Concern concern, String bare) {
        Pseudonym person = pseudonyms.of(message.envelope().sender());
        busy.sent(person);
        Optional<Visit> visit = presence.visit(person);
        if (visit.isPresent() && settings.backWords().contains(bare)) {
            return back(visit.get());
        }
        if (visit.isPresent() && concern != Concern.BOT) {
            return heard(visit.get(), message, concern);
        }
        if (visit.isPresent() && visit.get().state() == Visit.State.TAKEN) {
            elsewhere(visit.get());
        }
        Optional<Instant> until = presence.blockedUntil(person);
        return until.isPresent() && concern == Concern.ANYBODY ? blocked(person, until.get()) : new Heard.ToTheBot();
    }

    private Heard back(Visit visit) {
        boolean ended = within.get(() -> visits.end(visit.id(), visit.state(), Visit.Ending.PERSON, clock.instant()))
                .orElse(false);
        if (ended) {
            presence.gone(visit.person());
        }
        return ended ? new Heard.HandedBack() : new Heard.ToTheBot();
    }

    private Heard heard(Visit visit, InboundMessage message, Concern concern) {
        Instant now = clock.instant();
        LineTable.New line = new LineTable.New(
                Author.PERSON,
                null,
                lineKey(message.envelope().key()),
                MessageWords.of(message, settings.characters()),
                null);
        // the state as it is now: another instance may have ended it, or taken it over
        Optional<Visit> current = within.get(() -> visits.find(visit.id()).map(found -> {
                    if (found.state() != Visit.State.ENDED && !line.words().isEmpty()) {
                        lines.add(found.id(), line, now, settings.lines());
                        visits.heard(found.id(), now);
                    }
                    return found;
                }))
                .flatMap(found -> found);
        current.ifPresent(found -> presence.has(found.heardAt(now)));
        if (current.isEmpty() || current.get().state() != Visit.State.TAKEN || concern == Concern.BOTH) {
            return new Heard.ToTheBot();
        }
        Instant taken = current.get().takenAt();
        boolean first = taken != null && !current.get().heardAt().isAfter(taken);
        return new Heard.WithStaff(first, MessageWords.isMedia(message));
    }

    /** Staff who wait for an answer see that the person is busy with the bot; never with what. */
    private void elsewhere(Visit visit) {
        Instant now = clock.instant();
        String once = "b" + now.getEpochSecond() / TOLD_EVERY.toSeconds();
        LineTable.New line = new LineTable.New(Author.BOT, null, once, ELSEWHERE, null);
        var _ = within.get(() -> lines.add(visit.id(), line, now, settings.lines()));
    }

    private Heard blocked(Pseudonym person, Instant until) {
        boolean say = within.get(() -> blocks.tell(person, TOLD_EVERY, clock.instant()))
                .orElse(false);
        return new Heard.Blocked(until, say);
    }

    /** Keeps what the bot said while the person waits for staff, so that whoever takes over knows it. */
    public void botSaid(Sender sender, MessageKey key, String words) {
        presence.visit(pseudonyms.of(sender)).ifPresent(visit -> {
            LineTable.New line = new LineTable.New(
                    Author.BOT, null, "r" + lineKey(key), MessageWords.cut(words, settings.characters()), null);
            if (!line.words().isEmpty()) {
                // a line that is lost is lost: the person has it
                var _ = within.get(() -> lines.add(visit.id(), line, clock.instant(), settings.lines()));
            }
        });
    }

    /** Platforms put names of people into the keys of messages. */
    private String lineKey(MessageKey key) {
        return pseudonyms.keyed("reception-line", key.value());
    }

    /** This person wants a member of staff. */
    public Called call(Sender sender) {
        Pseudonym person = pseudonyms.of(sender);
        if (presence.visit(person).map(Visit::state).orElse(Visit.State.ENDED) == Visit.State.TAKEN) {
            return Called.WITH_STAFF;
        }
        return within.get(() -> {
                    boolean added = Boolean.TRUE.equals(transactions.execute(_ -> {
                        contacts.keep(person, sender);
                        return visits.add(person, clock.instant(), settings.open());
                    }));
                    Optional<Visit> open = visits.open(person);
                    open.ifPresent(presence::has);
                    return called(added, open);
                })
                .orElse(Called.FAILED);
    }

    private static Called called(boolean added, Optional<Visit> open) {
        if (open.isEmpty()) {
            return Called.FULL;
        }
        if (open.get().state() == Visit.State.TAKEN) {
            return Called.WITH_STAFF;
        }
        return added ? Called.WAITING : Called.STILL_WAITING;
    }

    /** All that is kept of this person here, in words, oldest first; empty when it cannot be had at the moment. */
    public Optional<List<String>> kept(Sender sender) {
        Pseudonym person = pseudonyms.of(sender);
        return within.get(() -> {
            List<String> words = new ArrayList<>();
            for (Visit visit : visits.of(person)) {
                words.add("找过工作人员");
                for (ThreadLine line : lines.of(visit.id(), settings.lines(), clock.instant())) {
                    words.add((line.author() == Author.PERSON ? "您：" : "回复：") + line.words());
                }
            }
            return words;
        });
    }

    /**
     * Forgets the conversations with this person; true when that is done. A block stays until it ends: it holds no word of
     * theirs, and forgetting must not be the way around it.
     */
    public boolean forget(Sender sender) {
        Pseudonym person = pseudonyms.of(sender);
        boolean done = within.get(() -> {
                    visits.forget(person);
                    return true;
                })
                .orElse(false);
        if (done) {
            presence.gone(person);
        }
        return done;
    }
}
