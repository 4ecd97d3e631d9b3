package org.chengqing.conversation;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.chengqing.broadcast.Subscriptions;
import org.chengqing.channel.Envelope;
import org.chengqing.channel.InboundMessage;
import org.chengqing.channel.MessageKey;
import org.chengqing.channel.Reply;
import org.chengqing.channel.Sender;
import org.chengqing.conversation.intent.IntentLog;
import org.chengqing.conversation.intent.Situation;
import org.chengqing.conversation.intent.Understanding;
import org.chengqing.intake.Asked;
import org.chengqing.knowledge.claim.ClaimReview;
import org.chengqing.knowledge.matching.MatchOutcome;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers messages, whatever channel they come from. Blocks: call it on a virtual thread. Messages of one person are
 * answered one after the other within a process; nine pictures sent at once find one dialogue.
 */
public final class Conversations {
    private static final Logger LOG = LoggerFactory.getLogger(Conversations.class);
    /** Most results in a row that one message may lead to; the longest path there is takes three. */
    private static final int MOST_STEPS = 8;

    private static final int STRIPES = 256;

    private final Dialogue dialogue;
    private final Hearing hearing;
    private final IntentLog intentLog;
    private final Receiving receiving;
    private final Performer performer;
    private final Rendering rendering;
    private final Memories memories;
    private final ConversationSettings settings;
    private final Clock clock;
    private final ReentrantLock[] stripes = new ReentrantLock[STRIPES];
    private volatile Consumer<Answered> onAnswered = _ -> {};
    private volatile BiConsumer<Sender, Told> onTold = (_, _) -> {};

    Conversations(
            Dialogue dialogue,
            Hearing hearing,
            IntentLog intentLog,
            Receiving receiving,
            Performer performer,
            Rendering rendering,
            Memories memories,
            ConversationSettings settings,
            Clock clock) {
        this.dialogue = dialogue;
        this.hearing = hearing;
        this.intentLog = intentLog;
        this.receiving = receiving;
        this.performer = performer;
        this.rendering = rendering;
        this.memories = memories;
        this.settings = settings;
        this.clock = clock;
        Arrays.setAll(stripes, _ -> new ReentrantLock());
    }

    /** What is said to this message. The same message again (same key and sender) changes nothing more. */
    public Reply answer(InboundMessage message) {
        ReentrantLock turn = stripes[Math.floorMod(message.envelope().sender().hashCode(), STRIPES)];
        try {
            if (!turn.tryLock(settings.turnWait().toMillis(), TimeUnit.MILLISECONDS)) {
                return rendering.sorry(Wording.BUSY);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return rendering.sorry(Wording.BUSY);
        }
        try {
            return answerInTurn(message);
        } catch (RuntimeException e) {
            // an exception's text may quote the message: it stays at debug
            LOG.error("a message could not be answered: {}", e.getClass().getName());
            LOG.debug("a message could not be answered", e);
            return rendering.sorry(Wording.TROUBLE);
        } finally {
            turn.unlock();
        }
    }

    private Reply answerInTurn(InboundMessage message) {
        Sender sender = message.envelope().sender();
        Memory memory = memories.load(sender).orElseGet(Memory::blank);
        Optional<Reply> earlier = memory.replyTo(message.envelope().key());
        if (earlier.isPresent()) {
            return earlier.get();
        }
        long began = System.nanoTime();
        AtomicBoolean lookedUp = new AtomicBoolean();
        List<Line> lines = new ArrayList<>();
        Event event = hearing.hear(message, memory);
        Receiving.Met met = receiving.meet(message, event, memory.state());
        if (met.instead().isPresent()) {
            memories.save(
                    sender,
                    answered(message, memory, memory.state(), met.instead().get()));
            return met.instead().get();
        }
        note(sender, event, memory.state());
        if (!(message instanceof InboundMessage.Departed)) {
            performer.notices(sender).forEach(notice -> lines.add(new Line.News(notice)));
        }
        AtomicBoolean forgotten = new AtomicBoolean();
        AtomicBoolean exported = new AtomicBoolean();
        List<String> unanswered = new ArrayList<>();
        Step last = run(
                memory.state(),
                event,
                effect -> {
                    forgotten.compareAndSet(false, effect instanceof Effect.Erase || effect instanceof Effect.Forget);
                    exported.compareAndSet(false, effect instanceof Effect.Export);
                    lookedUp.compareAndSet(false, effect instanceof Effect.Match);
                    if (effect instanceof Effect.NoteUnanswered(var question)) {
                        unanswered.add(question);
                    }
                    return performer.carryOut(effect, sender);
                },
                lines);
        Reply reply = rendering.reply(lines, last.offers());
        Memory before = forgotten.get() ? Memory.blank() : memory;
        // what a person wrote must not lie about in a second place: a page asked for twice is made twice
        Memory after = exported.get()
                ? before.offering(last.state(), reply, clock.instant())
                : answered(message, before, last.state(), reply);
        memories.save(sender, after);
        if (met.shown()) {
            receiving.botSaid(message, reply);
        }
        onAnswered.accept(
                new Answered(sender.channel(), lookedUp.get(), last, Duration.ofNanos(System.nanoTime() - began)));
        if (!forgotten.get()) {
            onTold.accept(sender, Told.of(lines, unanswered));
        }
        return reply;
    }

    private Memory answered(InboundMessage message, Memory before, ConversationState state, Reply reply) {
        return before.after(message.envelope().key(), state, reply, settings.repliesKept(), clock.instant());
    }

    /** Calls the listener with what each message led to; it must neither wait nor throw. */
    void onAnswered(Consumer<Answered> listener) {
        onAnswered = listener;
    }

    /** Calls the listener with what a person was told; it must neither wait nor throw. Not of those who were forgotten. */
    void onTold(BiConsumer<Sender, Told> listener) {
        onTold = listener;
    }

    /** A choice that was tapped needed no understanding. */
    private void note(Sender sender, Event event, ConversationState state) {
        if (event instanceof Event.Said said && said.choice() == null) {
            intentLog.note(sender, said.text(), state.situation(), said.understanding());
        }
    }

    /** Steps until nothing is left to be done; lines add up, the state and the offers of the last step count. */
    private Step run(
            ConversationState state, Event first, Function<Effect, Optional<Event>> carryOut, List<Line> lines) {
        Step step = dialogue.next(state, first);
        lines.addAll(step.lines());
        Deque<Effect> toDo = new ArrayDeque<>(step.effects());
        List<Offer> offers = step.offers();
        for (int steps = 1; !toDo.isEmpty(); steps++) {
            if (steps > MOST_STEPS) {
                throw new IllegalStateException(
                        "dialogue does not come to rest in " + step.state().getClass());
            }
            Optional<Event> result = carryOut.apply(toDo.removeFirst());
            if (result.isPresent()) {
                step = dialogue.next(step.state(), result.get());
                lines.addAll(step.lines());
                toDo.addAll(step.effects());
                offers = step.offers().isEmpty() ? offers : step.offers();
            }
        }
        return new Step(step.state(), lines, offers, List.of());
    }

    /** What would be said to this text by someone who writes for the first time, without doing it. */
    public Rehearsal rehearse(String text) {
        Sender nobody = new Sender("rehearsal", "rehearsal", "rehearsal");
        Envelope envelope = new Envelope(new MessageKey("rehearsal"), nobody, clock.instant());
        InboundMessage message = new InboundMessage.Text(envelope, text, null);
        Event event = hearing.hear(message, Memory.blank());
        List<Line> lines = new ArrayList<>();
        AtomicReference<@Nullable MatchOutcome> outcome = new AtomicReference<>();
        Step last = run(new ConversationState.Idle(), event, effect -> rehearse(effect, lines, outcome), lines);
        Understanding understanding =
                event instanceof Event.Said said ? said.understanding() : hearing.understand(text, Situation.FRESH);
        return new Rehearsal(understanding, rendering.reply(lines, last.offers()), outcome.get());
    }

    /** What would be said to somebody whose question this review answers; nothing is stored or sent. */
    public Reply preview(ClaimReview review) {
        Step step = Answering.answer(review.claim().text(), List.of(review), 0, List.of());
        return rendering.reply(step.lines(), step.offers());
    }

    private Optional<Event> rehearse(Effect effect, List<Line> lines, AtomicReference<@Nullable MatchOutcome> outcome) {
        return switch (effect) {
            case Effect.Match match -> {
                Event.Matched matched = performer.match(match.inquiry());
                outcome.set(matched.outcome());
                yield Optional.of(matched);
            }
            case Effect.Open open -> {
                lines.add(new Line.Phrase(Wording.REHEARSED, Map.of(), null));
                lines.addAll(Disclosure.of(performer.bearing(open.messages()), List.of())
                        .sure(Step.to(new ConversationState.Idle()))
                        .lines());
                yield Optional.empty();
            }
            case Effect.QuoteLast last -> Optional.of(last.cause());
            case Effect.Resume(var cause) -> Optional.of(new Event.Resumed(cause, new Asked.NotFound<>()));
            case Effect.Supplement supplement ->
                Optional.of(new Event.Supplemented(supplement, new Asked.NotFound<>(), null, Bearing.NONE));
            case Effect.AskWithdrawal _ -> Optional.of(new Event.WithdrawalAsked(new Asked.NotFound<>()));
            case Effect.Export _ -> Optional.of(new Event.Exported(Optional.empty()));
            case Effect.Subscribe(var wish) ->
                Optional.of(new Event.SubscriptionAnswered(wish, List.of(), new Subscriptions.Answered.Failed()));
            case Effect.LookUp _ -> Optional.of(new Event.Found(new Asked.NotFound<>()));
            case Effect.LookUpRecent _ -> Optional.of(new Event.FoundRecent(new Asked.NotFound<>()));
            case Effect.Erase _ -> Optional.of(new Event.Erased(List.of(), List.of(), true));
            default -> Optional.empty();
        };
    }
}
