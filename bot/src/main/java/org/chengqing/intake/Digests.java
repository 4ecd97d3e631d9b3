package org.chengqing.intake;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.chengqing.intake.DigestMail.Report;
import org.chengqing.outbox.Outbox;
import org.chengqing.outbox.OutgoingMail;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

/** Mails reports together that are not mailed by themselves. Runs as a job, on one instance at a time; blocks. */
final class Digests {
    private static final Logger LOG = LoggerFactory.getLogger(Digests.class);
    /** Mails of one group in one run; the next run goes on. */
    private static final int MOST_MAILS = 50;

    private final TransactionOperations transactions;
    private final TipOffs tipOffs;
    private final Pieces pieces;
    private final Waves waves;
    private final Routing routing;
    private final DigestMail mails;
    private final Outbox outbox;
    private final WaveSettings settings;
    private final Clock clock;

    Digests(
            TransactionOperations transactions,
            TipOffs tipOffs,
            Pieces pieces,
            Waves waves,
            Routing routing,
            DigestMail mails,
            Outbox outbox,
            WaveSettings settings,
            Clock clock) {
        this.transactions = transactions;
        this.tipOffs = tipOffs;
        this.pieces = pieces;
        this.waves = waves;
        this.routing = routing;
        this.mails = mails;
        this.outbox = outbox;
        this.settings = settings;
        this.clock = clock;
    }

    /** Mails what waits in every group. */
    void run() {
        transactions.executeWithoutResult(status -> waves.forgetMarks(clock.instant()));
        for (String group : waves.waitingGroups()) {
            for (int mail = 0; mail < MOST_MAILS; mail++) {
                if (!mailSome(group)) {
                    break;
                }
            }
        }
    }

    /** False when nothing was left, or what was left is changing at the moment. */
    private boolean mailSome(String group) {
        Map<Routing.Destination, List<Report>> byMailbox = new LinkedHashMap<>();
        for (Receipt receipt : waves.waiting(group, settings.digestReports())) {
            Report report = Objects.requireNonNull(transactions.execute(status -> look(receipt)));
            byMailbox
                    .computeIfAbsent(routing.of(report.tipOff().category()), mailbox -> new ArrayList<>())
                    .add(report);
        }
        boolean mailed = false;
        for (Map.Entry<Routing.Destination, List<Report>> mailbox : byMailbox.entrySet()) {
            List<Report> reports = DigestMail.fitting(mailbox.getValue());
            mailed |= handOver(reports, mails.compose(group, mailbox.getKey(), reports));
        }
        return mailed;
    }

    private Report look(Receipt receipt) {
        TipOff tipOff = tipOffs.find(receipt).orElseThrow();
        List<Piece> news = pieces.of(receipt).stream()
                .filter(piece -> tipOff.parts() == 0 || piece.isNews(tipOff.mentioned()))
                .toList();
        return new Report(tipOff, news);
    }

    /** All or none: when one of them changed since it was looked at, the next run takes them. */
    private boolean handOver(List<Report> reports, OutgoingMail mail) {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            Set<Receipt> unchanged = new HashSet<>();
            for (Report report : reports) {
                TipOff seen = report.tipOff();
                tipOffs.lock(seen.receipt())
                        .filter(tipOff -> tipOff.version() == seen.version())
                        .ifPresent(tipOff -> unchanged.add(seen.receipt()));
            }
            if (unchanged.size() < reports.size()) {
                LOG.info("{} reports changed while a digest was written, it waits", reports.size() - unchanged.size());
                return false;
            }
            outbox.enqueue(mail);
            reports.forEach(report -> note(report, mail));
            LOG.info("{} reports handed to the outbox in one mail", reports.size());
            return true;
        }));
    }

    private void note(Report report, OutgoingMail mail) {
        TipOff tipOff = report.tipOff();
        int part = tipOff.parts() + 1;
        pieces.mailed(report.pieces().stream().filter(piece -> !piece.waits()).toList(), part);
        int mentioned = report.pieces().stream().mapToInt(Piece::position).max().orElse(0);
        tipOffs.mailed(tipOff.receipt(), part, mentioned, List.of());
        if (tipOff.parts() == 0) {
            waves.digested(tipOff.receipt(), mail.key());
        }
    }
}
