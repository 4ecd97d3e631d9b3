package org.chengqing.attachments;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.chengqing.attachments.AttachmentSettings.ClamdSettings;
import org.chengqing.attachments.Previews.Source;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.unit.DataSize;

/**
 * Asks a virus scanner about files, where one is set. It never holds anything up for long and never refuses anything: a
 * file that could not be scanned is unchecked and goes on so marked, since evidence matters more.
 */
public final class Antivirus {
    private static final Logger LOG = LoggerFactory.getLogger(Antivirus.class);
    private static final ScanVerdict OFF = new ScanVerdict.Unchecked("no scanner is set");

    private final ClamdSettings settings;
    private final AtomicReference<String> trouble = new AtomicReference<>("");

    /** Asks this scanner. */
    public Antivirus(ClamdSettings settings) {
        this.settings = settings;
    }

    /** None: every file is unchecked. */
    public static Antivirus off() {
        return new Antivirus(new ClamdSettings(null, 3310, Duration.ofSeconds(1), DataSize.ofBytes(0)));
    }

    /**
     * What the scanner says of a file of this many bytes; blocks for {@code attachments.clamd.timeout} at the longest and
     * throws nothing.
     */
    public ScanVerdict scan(Source file, long bytes) {
        String host = settings.host();
        if (host == null) {
            return OFF;
        }
        if (bytes > settings.maxSize().toBytes()) {
            return new ScanVerdict.Unchecked(bytes + " bytes are more than are scanned");
        }
        ScanVerdict verdict = asked(new Clamd(host, settings.port(), settings.timeout()), file);
        note(verdict);
        return verdict;
    }

    /** Whether the scanner gives a sign of life, or none is set; blocks like {@link #scan}. */
    boolean answers() {
        String host = settings.host();
        return host == null || new Clamd(host, settings.port(), settings.timeout()).answers();
    }

    private static ScanVerdict asked(Clamd clamd, Source file) {
        try {
            return clamd.scan(file);
        } catch (IOException | RuntimeException e) {
            return new ScanVerdict.Unchecked(e.getClass().getSimpleName() + ": " + e.getMessage());
        }
    }

    private void note(ScanVerdict verdict) {
        String now = verdict instanceof ScanVerdict.Unchecked unchecked ? unchecked.reason() : "";
        String before = trouble.getAndSet(now);
        if (!now.isEmpty() && before.isEmpty()) {
            LOG.warn("The virus scanner gives no answer, files go on unchecked: {}", now);
        } else if (now.isEmpty() && !before.isEmpty()) {
            LOG.info("The virus scanner answers again");
        }
    }
}
