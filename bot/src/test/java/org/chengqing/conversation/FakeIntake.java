package org.chengqing.conversation;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;
import static org.mockito.Mockito.withSettings;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.chengqing.channel.InboundMessage;
import org.chengqing.intake.Asked;
import org.chengqing.intake.FollowUps;
import org.chengqing.intake.FollowUps.ContactDropped;
import org.chengqing.intake.FollowUps.Reopened;
import org.chengqing.intake.FollowUps.TakenOut;
import org.chengqing.intake.Intake;
import org.chengqing.intake.Intake.Received;
import org.chengqing.intake.Notice;
import org.chengqing.intake.OwnReport;
import org.chengqing.intake.Receipt;
import org.chengqing.intake.TipOffState;
import org.chengqing.intake.TipOffStatus;

/** An intake in memory that keeps the promises of the real one, and fails when told to. */
final class FakeIntake {
    final Map<Receipt, List<InboundMessage>> reports = new LinkedHashMap<>();
    final Map<Receipt, TipOffState> states = new LinkedHashMap<>();
    final Map<Receipt, String> categories = new LinkedHashMap<>();
    /** Those that the office has. */
    final Set<Receipt> mailed = new HashSet<>();

    final Set<Receipt> supplementing = new HashSet<>();
    final Map<Receipt, String> contacts = new HashMap<>();
    /** What the person is to be told. */
    final List<Notice> notices = new ArrayList<>();

    BooleanSupplier fails = () -> false;
    int mostPieces = 50;

    Intake asIntake() {
        Intake intake = mock(Intake.class, withSettings().stubOnly());
        when(intake.open(any(), any())).thenAnswer(call -> open(call.getArgument(0), call.getArgument(1)));
        when(intake.add(any(), any())).thenAnswer(call -> add(call.getArgument(0), call.getArgument(1)));
        when(intake.categorise(any(), any(), any())).thenAnswer(call -> {
            categories.put(call.getArgument(0), call.getArgument(2));
            boolean noted = isOpen(call.getArgument(0));
            return answer(noted ? Optional.of(true) : Optional.empty());
        });
        when(intake.close(any(), any())).thenAnswer(call -> move(call.getArgument(0), TipOffState.RECEIVED));
        when(intake.withdraw(any(), any())).thenAnswer(call -> move(call.getArgument(0), TipOffState.WITHDRAWN));
        when(intake.status(any(), any())).thenAnswer(call -> answer(status(call.getArgument(0))));
        when(intake.recent(any(), anyInt()))
                .thenAnswer(_ -> answer(Optional.of(reports.keySet().stream()
                                .flatMap(r -> status(r).stream())
                                .toList())
                        .filter(all -> !all.isEmpty())));
        when(intake.forget(any())).thenAnswer(_ -> forget());
        when(intake.collecting(any()))
                .thenAnswer(_ -> answer(reports.keySet().stream()
                        .filter(this::isOpen)
                        .findFirst()
                        .flatMap(this::status)));
        return intake;
    }

    FollowUps asFollowUps() {
        FollowUps followUps = mock(FollowUps.class, withSettings().stubOnly());
        when(followUps.lookUp(any(), any())).thenAnswer(call -> answer(status(call.getArgument(0))));
        when(followUps.open(any()))
                .thenAnswer(_ -> answer(reports.keySet().stream()
                        .filter(this::joinable)
                        .findFirst()
                        .flatMap(this::status)));
        when(followUps.supplement(any(), any())).thenAnswer(call -> answer(reopened(call.getArgument(0))));
        when(followUps.takeOut(any(), any(), anyInt()))
                .thenAnswer(call -> answer(takenOut(call.getArgument(0), call.getArgument(2))));
        when(followUps.leaveContact(any(), any(), any()))
                .thenAnswer(call -> left(call.getArgument(0), call.getArgument(2)));
        when(followUps.dropContact(any(), any()))
                .thenAnswer(call -> answer(Optional.of(
                        contacts.remove(call.getArgument(0)) == null ? ContactDropped.NONE : ContactDropped.DROPPED)));
        when(followUps.privacyNoticeDue(any(), any())).thenAnswer(_ -> reports.size() == 1);
        when(followUps.takeNotices(any())).thenAnswer(_ -> {
            List<Notice> taken = List.copyOf(notices);
            notices.clear();
            return taken;
        });
        when(followUps.everything(any(), anyInt()))
                .thenAnswer(_ -> answer(Optional.of(
                        reports.keySet().stream().map(this::everything).toList())));
        return followUps;
    }

    private Optional<Reopened> reopened(Receipt receipt) {
        TipOffState state = states.get(receipt);
        if (state == null) {
            return Optional.empty();
        }
        if (state == TipOffState.CLOSED || state == TipOffState.DECLINED || state == TipOffState.WITHDRAWN) {
            return Optional.of(new Reopened.Ended(state));
        }
        if (state != TipOffState.COLLECTING) {
            supplementing.add(receipt);
            mailed.add(receipt);
        }
        return Optional.of(new Reopened.Open(state == TipOffState.COLLECTING));
    }

    private Optional<TakenOut> takenOut(Receipt receipt, int position) {
        if (!joinable(receipt)) {
            return Optional.empty();
        }
        List<InboundMessage> pieces = reports.getOrDefault(receipt, List.of());
        int at = position == 0 ? pieces.size() : position;
        if (at < 1 || at > pieces.size()) {
            return Optional.of(new TakenOut.Nothing());
        }
        pieces.remove(at - 1);
        return Optional.of(new TakenOut.Removed(at, pieces.size()));
    }

    private Received left(Receipt receipt, String contact) {
        if (fails.getAsBoolean()) {
            return new Received.NotStored();
        }
        if (!joinable(receipt)) {
            return new Received.NotOpen(receipt);
        }
        contacts.put(receipt, contact);
        return new Received.Stored(receipt, 1, false);
    }

    private OwnReport everything(Receipt receipt) {
        List<OwnReport.Item> items = new ArrayList<>();
        for (InboundMessage message : reports.getOrDefault(receipt, List.of())) {
            items.add(new OwnReport.Item(items.size() + 1, "文字", Keeping.textOf(message), null, 0));
        }
        return new OwnReport(status(receipt).orElseThrow(), items, List.of(), "2026-11");
    }

    private boolean joinable(Receipt receipt) {
        return isOpen(receipt) || supplementing.contains(receipt);
    }

    private Asked<Intake.Forgotten> forget() {
        List<Receipt> open = reports.keySet().stream().filter(this::isOpen).toList();
        List<Receipt> others = states.entrySet().stream()
                .filter(entry -> OwnReports.HANDED_OVER.contains(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        Asked<Intake.Forgotten> forgotten = answer(Optional.of(new Intake.Forgotten(open, others)));
        if (!fails.getAsBoolean()) {
            open.forEach(receipt -> states.put(receipt, TipOffState.WITHDRAWN));
        }
        return forgotten;
    }

    private <T> Asked<T> answer(Optional<T> known) {
        if (fails.getAsBoolean()) {
            return new Asked.Unavailable<>();
        }
        return known.<Asked<T>>map(Asked.Known::new).orElseGet(Asked.NotFound::new);
    }

    private Received open(List<InboundMessage> messages, String category) {
        if (fails.getAsBoolean()) {
            return new Received.NotStored();
        }
        for (var entry : reports.entrySet()) {
            if (entry.getValue().containsAll(messages)) {
                return new Received.Stored(entry.getKey(), entry.getValue().size(), true);
            }
        }
        Receipt receipt = new Receipt("20261122-" + "ABCDEFGHJK".charAt(reports.size() % 10) + "7K3");
        while (reports.containsKey(receipt)) {
            receipt = new Receipt(receipt.value() + "2");
        }
        reports.put(receipt, new ArrayList<>(messages));
        states.put(receipt, TipOffState.COLLECTING);
        categories.put(receipt, category);
        return new Received.Stored(receipt, messages.size(), false);
    }

    private Received add(Receipt receipt, InboundMessage message) {
        if (fails.getAsBoolean()) {
            return new Received.NotStored();
        }
        if (!joinable(receipt)) {
            return new Received.NotOpen(receipt);
        }
        List<InboundMessage> pieces = reports.getOrDefault(receipt, new ArrayList<>());
        if (pieces.size() >= mostPieces) {
            return new Received.Full(receipt, mostPieces);
        }
        pieces.add(message);
        return new Received.Stored(receipt, pieces.size(), false);
    }

    private Asked<TipOffStatus> move(Receipt receipt, TipOffState to) {
        if (fails.getAsBoolean()) {
            return new Asked.Unavailable<>();
        }
        supplementing.remove(receipt);
        if (isOpen(receipt) || (to == TipOffState.WITHDRAWN && states.get(receipt) == TipOffState.RECEIVED)) {
            states.put(receipt, to);
        }
        return status(receipt).<Asked<TipOffStatus>>map(Asked.Known::new).orElseGet(Asked.NotFound::new);
    }

    boolean isOpen(Receipt receipt) {
        return states.get(receipt) == TipOffState.COLLECTING;
    }

    private Optional<TipOffStatus> status(Receipt receipt) {
        return Optional.ofNullable(states.get(receipt))
                .map(state -> new TipOffStatus(
                        receipt,
                        state,
                        Messages.NOW,
                        reports.getOrDefault(receipt, List.of()).size(),
                        mailed.contains(receipt)));
    }
}
