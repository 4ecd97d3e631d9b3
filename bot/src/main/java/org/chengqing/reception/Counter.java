package org.chengqing.reception;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.chengqing.channel.Channel;
import org.chengqing.channel.Reply;
import org.chengqing.identity.Contacts;
import org.chengqing.identity.Pseudonym;
import org.chengqing.reception.ThreadLine.Author;
import org.chengqing.reception.ThreadLine.Outcome;
import org.chengqing.reception.Visit.Ending;
import org.chengqing.reception.Visit.State;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The staff's side: who waits, what was said, answering, handing back, blocking. Blocks on JDBC and platforms. */
public final class Counter {
    private static final Logger LOG = LoggerFactory.getLogger(Counter.class);
    private static final int MOST_BUSY = 50;
    private static final int MOST_SILENT = 100;

    private final VisitTable visits;
    private final LineTable lines;
    private final BlockTable blocks;
    private final Presence presence;
    private final BusySenders busy;
    private final Contacts contacts;
    private final Map<String, Channel> channels;
    private final StaffWords words;
    private final ReceptionSettings settings;
    private final Clock clock;

    Counter(
            Reception.Tables tables,
            Presence presence,
            BusySenders busy,
            Contacts contacts,
            List<Channel> channels,
            StaffWords words,
            ReceptionSettings settings,
            Clock clock) {
        this.visits = tables.visits();
        this.lines = tables.lines();
        this.blocks = tables.blocks();
        this.presence = presence;
        this.busy = busy;
        this.contacts = contacts;
        this.channels = channels.stream().collect(Collectors.toUnmodifiableMap(Channel::name, Function.identity()));
        this.words = words;
        this.settings = settings;
        this.clock = clock;
    }

    /** All conversations that wait or run, the longest waiting first. */
    public List<Visit> open() {
        return visits.open(settings.open());
    }

    /** Conversations that have ended, the last first. */
    public List<Visit> ended(int offset, int most) {
        return visits.ended(offset, most);
    }

    /** The conversation of this number; empty when it is gone. */
    public Optional<Visit> find(long id) {
        return visits.find(id);
    }

    /** What was said in it since the person asked for staff. */
    public List<ThreadLine> lines(long id) {
        return lines.of(id, settings.lines(), clock.instant());
    }

    /** What the person may still be told before they write again. */
    public Channel.Allowance allowance(Visit visit) {
        return contacts.of(visit.person())
                .map(sender -> {
                    Channel channel = channels.get(sender.channel());
                    return channel == null ? new Channel.Allowance.Unknown() : channel.allowance(sender);
                })
                .orElse(new Channel.Allowance.Unknown());
    }

    /** Takes a waiting conversation over; false when it does not wait any more. One member of staff has it from then on. */
    public boolean take(long id, String login) {
        boolean taken = visits.take(id, login, clock.instant());
        visits.find(id).ifPresent(presence::has);
        return taken;
    }

    /**
     * Says something to the person, once for the same key.
     *
     * @param key made for this line when the form was shown, 8 to 64 letters and digits
     */
    public Said say(long id, String login, String key, String text) {
        Optional<Visit> visit = visits.find(id).filter(it -> it.state() == State.TAKEN && login.equals(it.takenBy()));
        if (visit.isEmpty()) {
            return new Said.NotYours();
        }
        Instant now = clock.instant();
        String said = MessageWords.cut(text, settings.characters());
        LineTable.New line = new LineTable.New(Author.STAFF, login, "s" + key, said, Outcome.SENDING);
        // twice as many lines as of the person: nobody can keep staff from answering by writing much
        if (!lines.add(id, line, now, settings.lines() * 2)) {
            return new Said.Before();
        }
        Outcome outcome = outcome(tell(visit.get().person(), words.answer(said)));
        lines.outcome(id, line.key(), outcome);
        visits.said(id, now);
        return new Said.Sent(outcome);
    }

    private static Outcome outcome(Channel.Sent sent) {
        return switch (sent) {
            case Channel.Sent.Accepted _ -> Outcome.ACCEPTED;
            case Channel.Sent.Unreachable _, Channel.Sent.Blocked _ -> Outcome.UNREACHABLE;
            case Channel.Sent.Later _ -> Outcome.LATER;
            case Channel.Sent.Unknown _ -> Outcome.UNKNOWN;
        };
    }

    private Channel.Sent tell(Pseudonym person, String text) {
        return contacts.of(person)
                .map(sender -> {
                    Channel channel = channels.get(sender.channel());
                    if (channel == null) {
                        return new Channel.Sent.Unreachable("no-channel");
                    }
                    try {
                        return channel.send(sender, Reply.text(text));
                    } catch (RuntimeException failure) {
                        LOG.error("channel {} failed", channel.name(), failure);
                        return new Channel.Sent.Unknown("failure");
                    }
                })
                .orElse(new Channel.Sent.Unreachable("forgotten"));
    }

    /** Gives a conversation back to the bot and tells the person; false when nobody has it. */
    public boolean handBack(long id) {
        return end(id, State.TAKEN, Ending.STAFF, words.handedBack());
    }

    private boolean end(long id, State state, Ending ending, String text) {
        boolean ended = visits.end(id, state, ending, clock.instant());
        visits.find(id).ifPresent(visit -> {
            presence.has(visit);
            if (ended) {
                LOG.info("visit {} ended: {}, told: {}", id, ending, tell(visit.person(), text));
            }
        });
        return ended;
    }

    /** Ends what is silent for too long or waits for too long. It runs as a job. */
    void endSilent() {
        Instant now = clock.instant();
        visits.silent(now.minus(settings.silence()), now.minus(settings.waitAtMost()), MOST_SILENT)
                .forEach(visit -> end(
                        visit.id(),
                        visit.state(),
                        Ending.SILENCE,
                        visit.state() == State.TAKEN ? words.silence() : words.nobodyCame()));
    }

    /** Who sent most to this instance lately, from {@code reception.busy-from} messages, the busiest first; never what. */
    public List<BusySender> busiest() {
        return busy.from(settings.busyFrom(), MOST_BUSY).stream()
                .map(it -> new BusySender(
                        it.person(),
                        it.messages(),
                        presence.blockedUntil(it.person()).isPresent()))
                .toList();
    }

    /** The blocks that hold, the latest first. */
    public List<SenderBlock> blocks() {
        return blocks.current(clock.instant(), settings.blocks());
    }

    /**
     * Leaves the questions of this sender unanswered for a time, at most {@code reception.block-at-most}; a conversation
     * with them ends. Reports are taken from them all the same. Until when.
     */
    public Instant block(Pseudonym person, String reason, String login, Duration time) {
        Instant now = clock.instant();
        Duration bounded = time.compareTo(settings.blockAtMost()) > 0 ? settings.blockAtMost() : time;
        SenderBlock block = new SenderBlock(person, MessageWords.cut(reason, 200), login, now, now.plus(bounded));
        blocks.put(block);
        presence.blocked(person, block.until());
        visits.open(person).ifPresent(visit -> {
            visits.end(visit.id(), visit.state(), Ending.STAFF, now);
            presence.gone(person);
        });
        return block.until();
    }

    /** Answers them again; false when they were not blocked. */
    public boolean unblock(Pseudonym person) {
        presence.unblocked(person);
        return blocks.remove(person);
    }
}
