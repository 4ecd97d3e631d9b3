package org.chengqing.conversation;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.chengqing.conversation.ConversationState.Idle;
import org.chengqing.conversation.Event.Said;
import org.chengqing.intake.Asked;
import org.chengqing.intake.Receipt;
import org.chengqing.intake.TipOffState;
import org.chengqing.intake.TipOffStatus;

/** How own reports stand, and their deletion. Pure. */
final class OwnReports {
    static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("M月d日", Locale.SIMPLIFIED_CHINESE).withZone(ZoneId.of("Asia/Shanghai"));

    /** States in which the office has the report or is about to. */
    static final Set<TipOffState> HANDED_OVER = Set.of(
            TipOffState.RECEIVED,
            TipOffState.FORWARDED,
            TipOffState.IN_PROGRESS,
            TipOffState.CLOSED,
            TipOffState.DECLINED);

    private OwnReports() {}

    static Step lookUp(ConversationState state, Said said) {
        return Step.to(state)
                .carryOut(ReportWords.receipt(said.text())
                        .<Effect>map(Effect.LookUp::new)
                        .orElseGet(Effect.LookUpRecent::new));
    }

    static Step found(ConversationState state, Event.Found found) {
        return switch (found.status()) {
            case Asked.Known<TipOffStatus>(var status) -> line(Step.to(state), status);
            case Asked.NotFound<TipOffStatus> _ -> Step.to(state).say(Wording.STATUS_NONE);
            case Asked.Unavailable<TipOffStatus> _ -> Step.to(state).say(Wording.STATUS_UNKNOWN);
        };
    }

    static Step recent(ConversationState state, Event.FoundRecent recent) {
        return switch (recent.reports()) {
            case Asked.Known<List<TipOffStatus>>(var reports) -> lines(Step.to(state), reports);
            case Asked.NotFound<List<TipOffStatus>> _ -> Step.to(state).say(Wording.STATUS_GONE);
            case Asked.Unavailable<List<TipOffStatus>> _ -> Step.to(state).say(Wording.STATUS_UNKNOWN);
        };
    }

    private static Step lines(Step step, List<TipOffStatus> reports) {
        Step longer = step;
        for (TipOffStatus report : reports) {
            longer = line(longer, report);
        }
        return longer.say(Wording.STATUS_MORE);
    }

    private static Step line(Step step, TipOffStatus status) {
        return step.line(new Line.Phrase(
                Wording.STATUS_LINE,
                Map.of(
                        "receipt",
                        status.receipt().value(),
                        "opened",
                        DAY.format(status.openedAt()),
                        "pieces",
                        "" + status.pieces()),
                word(status.state())));
    }

    /** The word for residents. */
    static Wording word(TipOffState state) {
        return switch (state) {
            case COLLECTING -> Wording.STATE_COLLECTING;
            case RECEIVED -> Wording.STATE_RECEIVED;
            case FORWARDED -> Wording.STATE_FORWARDED;
            case IN_PROGRESS -> Wording.STATE_IN_PROGRESS;
            case CLOSED -> Wording.STATE_CLOSED;
            case DECLINED -> Wording.STATE_DECLINED;
            case WITHDRAWN -> Wording.STATE_WITHDRAWN;
        };
    }

    static Step exported(ConversationState state, Event.Exported exported) {
        if (exported.page().isEmpty()) {
            return Step.to(state).say(Wording.EXPORT_FAILED);
        }
        Exports.Page page = exported.page().get();
        Step step = Step.to(state).line(new Line.Plain(page.text()));
        return page.hasNext()
                ? step.offer(Choice.Kind.EXPORT, "" + (page.number() + 1), Wording.BUTTON_NEXT_PAGE)
                : step;
    }

    /** The page that a button names; it comes from outside. */
    static int page(String target) {
        return target.matches("[0-9]{1,4}") ? Integer.parseInt(target) : 1;
    }

    static Step erased(Event.Erased erased) {
        Step step = Step.to(new Idle());
        if (!erased.complete()) {
            step = step.say(Wording.ERASE_FAILED);
        } else {
            step = step.say(Wording.ERASED);
        }
        if (!erased.withdrawn().isEmpty()) {
            step = step.say(Wording.ERASED_WITHDRAWN, Map.of("receipt", listed(erased.withdrawn())));
        }
        if (!erased.handedOver().isEmpty()) {
            step = step.say(Wording.ERASED_HANDED_OVER, Map.of("receipts", listed(erased.handedOver())));
        }
        return step;
    }

    private static String listed(List<Receipt> receipts) {
        return receipts.stream().map(Receipt::value).collect(Collectors.joining("、"));
    }
}
