package org.chengqing.broadcast;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chengqing.channel.BulkChannel.JobStatus;
import org.chengqing.channel.BulkReport;
import org.chengqing.channel.BulkReport.MassFinished;
import org.chengqing.channel.BulkReport.NoticeFinished;
import org.chengqing.channel.BulkReport.Outcome;
import org.chengqing.channel.BulkReports;
import org.chengqing.identity.Pseudonym;
import org.chengqing.identity.Pseudonyms;
import org.chengqing.knowledge.KnowledgeBase;
import org.chengqing.knowledge.claim.ClaimReview;
import org.chengqing.questions.Askers;

/**
 * Takes in what the platform tells of jobs. A report may come before the answer that names its job: it is put down first
 * and matched afterwards, by whoever comes second. Blocks.
 */
final class Reported implements BulkReports {
    private final ReportTable reports;
    private final BatchTable batches;
    private final BroadcastTable broadcasts;
    private final Askers askers;
    private final KnowledgeBase knowledge;
    private final Pseudonyms pseudonyms;
    private final Clock clock;

    Reported(
            ReportTable reports,
            BatchTable batches,
            BroadcastTable broadcasts,
            Askers askers,
            KnowledgeBase knowledge,
            Pseudonyms pseudonyms,
            Clock clock) {
        this.reports = reports;
        this.batches = batches;
        this.broadcasts = broadcasts;
        this.askers = askers;
        this.knowledge = knowledge;
        this.pseudonyms = pseudonyms;
        this.clock = clock;
    }

    @Override
    public void arrived(List<BulkReport> arrived) {
        Instant now = clock.instant();
        List<NoticeFinished> templates = new ArrayList<>();
        for (BulkReport report : arrived) {
            switch (report) {
                case MassFinished mass -> {
                    if (mass.outcome() != Outcome.RUNNING) {
                        reports.keep(mass, now);
                        matchMass(mass.channel(), mass.account(), mass.jobId());
                    }
                }
                case NoticeFinished notice when notice.templateId() == null -> templates.add(notice);
                case NoticeFinished notice -> reports.subscription(pseudonyms.of(notice.person()), notice, now);
                // nothing of ours is published without being sent
                case BulkReport.PublishFinished _ -> {}
            }
        }
        if (!templates.isEmpty()) {
            reports.keep(templates, now);
            reports.match(
                    templates.stream().map(NoticeFinished::jobId).distinct().toList());
        }
    }

    /** Matches the report of a mass send with its call. */
    void matchMass(String channel, String account, String job) {
        batches.byJob(channel, account, job)
                .ifPresent(batch -> reports.take(channel, account, job).ifPresent(report -> finished(batch, report)));
    }

    /** What the platform answered when it was asked. */
    void asked(Batch batch, JobStatus status) {
        switch (status) {
            case JobStatus.Succeeded _ -> finished(batch, ReportTable.Mass.without(Outcome.SUCCEEDED));
            case JobStatus.Failed _ -> finished(batch, ReportTable.Mass.without(Outcome.FAILED));
            case JobStatus.Deleted _ -> finished(batch, ReportTable.Mass.without(Outcome.DELETED));
            case JobStatus.Sending _, JobStatus.Unknown _ -> {}
        }
    }

    private void finished(Batch batch, ReportTable.Mass report) {
        Instant now = clock.instant();
        switch (report.outcome()) {
            case SUCCEEDED -> {
                batches.reported(
                        batch,
                        new Batch.Reported(now, report.total(), report.filtered(), report.sent(), report.errors()));
                told(batch);
            }
            case FAILED -> batches.end(batch, DeliveryState.FAILED, "job:" + report.status(), now);
            case NOT_CONFIRMED -> batches.end(batch, DeliveryState.FAILED, "not-confirmed", now);
            case DELETED -> batches.end(batch, DeliveryState.FAILED, "deleted", now);
            case RUNNING -> {}
        }
    }

    /** From now on they know the answer, and a correction told is no longer owed. */
    private void told(Batch batch) {
        Optional<Broadcast> broadcast = broadcasts.find(batch.broadcast());
        if (broadcast.isEmpty() || batch.way() != Way.MASS_LIST) {
            return;
        }
        List<Pseudonym> people = batches.people(batch);
        if (broadcast.get().draft().audience() instanceof Audience.Misinformed(var corrected)) {
            askers.corrected(people, corrected);
        }
        review(broadcast.get()).ifPresent(review -> {
            askers.given(people, review);
            if (broadcast.get().draft().audience() instanceof Audience.Waiting) {
                people.forEach(person -> askers.answered(person, review, true));
            }
        });
    }

    private Optional<ClaimReview> review(Broadcast broadcast) {
        Integer revision = broadcast.reviewRevision();
        return Optional.ofNullable(broadcast.draft().review())
                .flatMap(knowledge::released)
                .filter(it -> revision != null && revision.equals(it.revision()));
    }
}
