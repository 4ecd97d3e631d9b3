package org.chengqing.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.chengqing.attachments.Antivirus;
import org.chengqing.attachments.FileType;
import org.chengqing.attachments.ScanVerdict;
import org.chengqing.blobs.BlobId;
import org.chengqing.blobs.Blobs;
import org.chengqing.channel.Channel;
import org.chengqing.intake.Pieces.Wanted;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

/** Brings the bytes of evidence from its platform into the blob folder, one piece at a time. */
final class MediaDownloads {
    private static final Logger LOG = LoggerFactory.getLogger(MediaDownloads.class);
    /** When the folder lost a blob between its storing and our row, it is fetched again this soon. */
    private static final Duration AGAIN = Duration.ofSeconds(1);

    /** A piece whose last try did not come to an end, but to an error, is given up this long after its time. */
    private static final Duration GRACE = Duration.ofHours(1);

    private static final Duration DAY = Duration.ofDays(1);

    private final TransactionOperations transactions;
    private final TipOffs tipOffs;
    private final Pieces pieces;
    private final IntakeJobs jobs;
    private final Blobs blobs;
    private final Antivirus antivirus;
    private final Function<String, Optional<Channel>> channels;
    private final Waves waves;
    private final WaveSettings waveSettings;
    private final IntakeSettings settings;
    private final Clock clock;

    MediaDownloads(
            TransactionOperations transactions,
            TipOffs tipOffs,
            Pieces pieces,
            IntakeJobs jobs,
            Blobs blobs,
            Antivirus antivirus,
            Function<String, Optional<Channel>> channels,
            Waves waves,
            WaveSettings waveSettings,
            IntakeSettings settings,
            Clock clock) {
        this.transactions = transactions;
        this.tipOffs = tipOffs;
        this.pieces = pieces;
        this.jobs = jobs;
        this.blobs = blobs;
        this.antivirus = antivirus;
        this.channels = channels;
        this.waves = waves;
        this.waveSettings = waveSettings;
        this.settings = settings;
        this.clock = clock;
    }

    /** Tries to fetch the bytes of this piece; when to try again, empty when that is settled. */
    Optional<Instant> fetch(long piece) {
        Optional<Wanted> wanted = transactions.execute(status -> pieces.beginFetch(piece));
        return wanted == null ? Optional.empty() : wanted.flatMap(this::fetch);
    }

    private Optional<Instant> fetch(Wanted wanted) {
        if (wanted.attempt() > 1 && clock.instant().isAfter(end(wanted).plus(GRACE))) {
            return settled(wanted, MediaState.FAILED, "tries end in errors");
        }
        long room = Math.min(
                settings.mediaSize().toBytes(), settings.reportSize().toBytes() - pieces.storedBytes(wanted.receipt()));
        if (waves.mediaOfSenderOf(wanted.id(), clock.instant().minus(DAY))
                > waveSettings.mediaPerPerson().toBytes()) {
            return settled(wanted, MediaState.OVER_LIMIT, "the person's files of a day");
        }
        if (room <= 0) {
            return settled(wanted, MediaState.TOO_LARGE, "the report is full");
        }
        Optional<Channel> channel = channels.apply(wanted.media().channel());
        if (channel.isEmpty()) {
            return later(wanted, Duration.ZERO, "no channel " + wanted.media().channel());
        }
        Download download = new Download(channel.get(), wanted, room);
        try {
            return kept(wanted, blobs.store(download), download);
        } catch (IOException e) {
            return switch (download.outcome()) {
                case Channel.Fetched.Gone gone -> settled(wanted, MediaState.GONE, gone.reason());
                case Channel.Fetched.TooLarge tooLarge -> settled(wanted, MediaState.TOO_LARGE, "over " + room);
                case Channel.Fetched.Later later -> later(wanted, later.retryIn(), later.reason());
                case Channel.Fetched.Complete complete -> diskTrouble(wanted, e);
                case null -> diskTrouble(wanted, e);
            };
        }
    }

    private Optional<Instant> diskTrouble(Wanted wanted, IOException e) {
        return later(wanted, Duration.ZERO, "blob folder: " + e.getClass().getSimpleName());
    }

    private Optional<Instant> later(Wanted wanted, Duration atLeast, String reason) {
        Instant now = clock.instant();
        Instant end = end(wanted);
        if (!now.isBefore(end)) {
            return settled(wanted, MediaState.FAILED, reason);
        }
        Duration wait = IntakeJobs.backOff(wanted.attempt());
        Instant next = now.plus(wait.compareTo(atLeast) < 0 ? atLeast : wait);
        LOG.info("Evidence {} of {} is not there yet: {}", wanted.id(), wanted.receipt(), reason);
        return Optional.of(next.isBefore(end) ? next : end);
    }

    private Instant end(Wanted wanted) {
        return wanted.since().plus(settings.mediaTries());
    }

    private Optional<Instant> settled(Wanted wanted, MediaState state, String reason) {
        LOG.info("Evidence {} of {} is {}: {}", wanted.id(), wanted.receipt(), state, reason);
        transactions.executeWithoutResult(status -> {
            TipOff tipOff = tipOffs.lock(wanted.receipt()).orElseThrow();
            noted(tipOff, pieces.giveUp(wanted.id(), state, clock.instant()));
        });
        return Optional.empty();
    }

    /**
     * Equal bytes are one file, and another report may be removing it right now: under the lock of its name either the
     * file is still there or it is fetched again.
     */
    private Optional<Instant> kept(Wanted wanted, Blobs.Stored stored, Download download) {
        FileType type = FileType.of(download.head(), wanted.media().filename());
        // before the transaction, which must not wait for a scanner
        ScanVerdict verdict = antivirus.scan(() -> blobs.open(stored.id()), stored.bytes());
        Piece.StoredFile file = new Piece.StoredFile(
                stored.id(), stored.bytes(), stored.sha256(), type.contentType(), type.extension(), verdict.label());
        Boolean there = transactions.execute(status -> {
            TipOff tipOff = tipOffs.lock(wanted.receipt()).orElseThrow();
            pieces.lockBlob(stored.id());
            if (!isThere(stored.id())) {
                return false;
            }
            long all = pieces.storedBytes(wanted.receipt()) + stored.bytes();
            if (tipOff.state() == TipOffState.WITHDRAWN
                    || all > settings.reportSize().toBytes()) {
                noted(tipOff, pieces.giveUp(wanted.id(), MediaState.TOO_LARGE, clock.instant()));
                discard(stored.id());
            } else {
                boolean kept = pieces.keep(wanted, file, Evidence.storable(download.filename()), clock.instant());
                noted(tipOff, kept);
                if (!kept) {
                    discard(stored.id()); // taken out, or given up, while it was fetched
                }
            }
            return true;
        });
        if (!Boolean.TRUE.equals(there)) {
            return Optional.of(clock.instant().plus(AGAIN));
        }
        channels.apply(wanted.media().channel()).ifPresent(channel -> channel.release(wanted.media()));
        return Optional.empty();
    }

    private void noted(TipOff tipOff, boolean changed) {
        if (changed) {
            long version = tipOffs.bump(tipOff.receipt());
            if (tipOff.state() != TipOffState.COLLECTING) {
                jobs.settleNow(tipOff.receipt(), version, clock.instant());
            }
        }
    }

    private boolean isThere(BlobId blob) {
        try {
            blobs.bytes(blob);
            return true;
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void discard(BlobId blob) {
        try {
            if (!pieces.named(blob)) {
                blobs.delete(blob);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
