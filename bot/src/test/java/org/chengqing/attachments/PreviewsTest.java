package org.chengqing.attachments;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.chengqing.attachments.AttachmentSettings.PreviewSettings;
import org.chengqing.attachments.Preview.NotShown;
import org.chengqing.attachments.Preview.Reason;
import org.chengqing.attachments.Preview.Shown;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

class PreviewsTest {
    private static final long MEGABYTE = 1 << 20;
    private final Previews previews = new Previews(settings(Duration.ofSeconds(20)));

    @ParameterizedTest
    @CsvSource({"jpg, image/jpeg", "png, image/png", "gif, image/png", "bmp, image/png"})
    void shows_pictures_made_anew_and_no_larger_than_asked(String format, String contentType) throws IOException {
        Shown shown = shown(Pictures.encoded(Pictures.redAndBlue(3000, 1500), format));

        assertThat(shown.picture().contentType()).isEqualTo(contentType);
        BufferedImage image = Pictures.decoded(shown);
        assertThat(image.getWidth()).isEqualTo(1280).isEqualTo(shown.width());
        assertThat(image.getHeight()).isEqualTo(640).isEqualTo(shown.height());
        assertThat(isRed(image.getRGB(100, 320))).isTrue();
        assertThat(isRed(image.getRGB(1100, 320))).isFalse();
    }

    @Test
    void shows_webp_and_never_enlarges() throws IOException {
        Shown shown = shown(Pictures.WEBP);

        assertThat(Pictures.decoded(shown).getWidth()).isEqualTo(1);
        assertThat(shown.height()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        // orientation, turned, red at the first corner
        "1, false, true",
        "2, false, false",
        "3, false, false",
        "4, false, true",
        "5, true, true",
        "6, true, true",
        "7, true, false",
        "8, true, false",
        "9, false, true",
    })
    void turns_as_the_camera_says_and_drops_its_notes(int orientation, boolean turned, boolean redFirst)
            throws IOException {
        byte[] plain = Pictures.encoded(Pictures.redAndBlue(80, 40), "jpg");
        byte[] noted = Pictures.withExif(plain, orientation);
        assertThat(new String(noted, ISO_8859_1)).contains(Pictures.CANARY);

        Shown shown = shown(noted);

        assertThat(shown.width()).isEqualTo(turned ? 40 : 80);
        assertThat(isRed(Pictures.decoded(shown).getRGB(2, 2))).isEqualTo(redFirst);
        assertThat(new String(shown.picture().bytes(), ISO_8859_1)).doesNotContain("Exif", "GPS", "MM\0*");
    }

    @Test
    void reads_the_notes_of_png_too_and_drops_them() throws IOException {
        byte[] plain = Pictures.encoded(Pictures.redAndBlue(80, 40), "png");

        Shown shown = shown(Pictures.withExifChunk(plain, 6));

        assertThat(shown.width()).isEqualTo(40);
        assertThat(new String(shown.picture().bytes(), ISO_8859_1)).doesNotContain("eXIf", "GPS");
    }

    @Test
    void shows_nothing_of_a_flood_of_pixels_and_stays_small() throws IOException {
        byte[] flood = Pictures.hugePng(65_535, 65_535);
        byte[] many = Pictures.gif(10_000);
        shown(Pictures.gif(3));
        long before = allocated();

        for (int i = 0; i < 20; i++) {
            assertThat(notShown(flood)).isEqualTo(Reason.TOO_LARGE);
            assertThat(notShown(many)).isEqualTo(Reason.TOO_LARGE);
        }

        // one decoded flood would take 16 GB
        assertThat(allocated() - before).isLessThan(60 * MEGABYTE);
    }

    @Test
    void decodes_up_to_the_limit_with_few_pixels_in_memory() throws IOException {
        byte[] large = Pictures.encoded(Pictures.redAndBlue(5000, 8000), "png");
        long before = allocated();

        Shown shown = shown(large);

        assertThat(shown.height()).isEqualTo(1280);
        assertThat(allocated() - before).isLessThan(150 * MEGABYTE);
        assertThat(notShown(Pictures.hugePng(8000, 5001))).isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void reads_no_more_than_the_largest_file() throws IOException {
        byte[] small = Pictures.encoded(Pictures.redAndBlue(10, 10), "png");
        byte[] stuffed = Arrays.copyOf(small, 31 * (int) MEGABYTE);

        assertThat(notShown(stuffed)).isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void refuses_a_jpeg_of_endless_passes() throws IOException {
        byte[] jpeg = Pictures.encoded(Pictures.redAndBlue(10, 10), "jpg");
        ByteArrayOutputStream passes = new ByteArrayOutputStream();
        passes.write(jpeg, 0, jpeg.length - 2);
        for (int i = 0; i < 200; i++) {
            passes.write(new byte[] {(byte) 0xff, (byte) 0xda, 0, 8, 1, 1, 0, 0, 63, 0});
        }

        assertThat(notShown(passes.toByteArray())).isEqualTo(Reason.TOO_LARGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpg", "png", "gif", "bmp"})
    void says_that_a_broken_picture_is_broken(String format) throws IOException {
        byte[] whole = Pictures.encoded(Pictures.redAndBlue(300, 300), format);
        for (int length : new int[] {12, 40, whole.length / 2}) {
            assertThat(previews.of(() -> new ByteArrayInputStream(whole, 0, length)))
                    .as("%s of %d bytes", format, length)
                    .isInstanceOfSatisfying(
                            NotShown.class, it -> assertThat(it.reason()).isIn(Reason.DAMAGED, Reason.NOT_A_PICTURE));
        }
        assertThat(notShown(Arrays.copyOf(whole, whole.length / 2))).isEqualTo(Reason.DAMAGED);
    }

    @Test
    void shows_only_pictures() throws IOException {
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        try (ZipOutputStream entries = new ZipOutputStream(zip)) {
            entries.putNextEntry(new ZipEntry("a.jpg"));
        }
        for (byte[] content : new byte[][] {
            {},
            "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(UTF_8),
            "<html><img src=x onerror=alert(1)>".getBytes(UTF_8),
            "GIF89a/*\0\0\0\0\0*/=1;alert(1)//".getBytes(UTF_8),
            "%PDF-1.7\nthis.alert(1)".getBytes(UTF_8),
            zip.toByteArray(),
        }) {
            assertThat(notShown(content)).isEqualTo(Reason.NOT_A_PICTURE);
        }
    }

    @Test
    void nothing_hidden_behind_a_picture_gets_through() throws IOException {
        byte[] picture = Pictures.encoded(Pictures.redAndBlue(3000, 3000), "jpg");
        byte[] hidden = "PK\u0003\u0004<script>alert(1)</script>".getBytes(ISO_8859_1);
        byte[] both = Arrays.copyOf(picture, picture.length + hidden.length);
        System.arraycopy(hidden, 0, both, picture.length, hidden.length);

        assertThat(new String(shown(both).picture().bytes(), ISO_8859_1)).doesNotContain("<script>", "PK\u0003\u0004");
    }

    @Test
    void gives_up_on_what_takes_too_long_and_keeps_its_place_until_it_ends() throws Exception {
        Previews impatient = new Previews(settings(Duration.ofMillis(100)));
        byte[] good = Pictures.gif(1);
        CountDownLatch end = new CountDownLatch(1);
        Previews.Source stuck = () -> {
            // a decoder that does not listen to interrupts
            awaitDeafly(end);
            return new ByteArrayInputStream(good);
        };

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> impatient.of(stuck));
            var second = threads.submit(() -> impatient.of(stuck));
            assertThat(first.get()).isEqualTo(new NotShown(Reason.BUSY));
            assertThat(second.get()).isEqualTo(new NotShown(Reason.BUSY));
            assertThat(impatient.of(() -> new ByteArrayInputStream(good))).isEqualTo(new NotShown(Reason.BUSY));
            end.countDown();
            org.awaitility.Awaitility.await()
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> previews.of(() -> new ByteArrayInputStream(good)) instanceof Shown);
            org.awaitility.Awaitility.await()
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> impatient.of(() -> new ByteArrayInputStream(good)) instanceof Shown);
        }
    }

    @Test
    void a_file_that_cannot_be_read_is_damaged() {
        assertThat(previews.of(() -> {
                    throw new IOException("tampered");
                }))
                .isEqualTo(new NotShown(Reason.DAMAGED));
    }

    private Shown shown(byte[] file) {
        Preview preview = previews.of(() -> new ByteArrayInputStream(file));
        assertThat(preview).isInstanceOf(Shown.class);
        return (Shown) preview;
    }

    private Reason notShown(byte[] file) {
        Preview preview = previews.of(() -> new ByteArrayInputStream(file));
        assertThat(preview).isInstanceOf(NotShown.class);
        return ((NotShown) preview).reason();
    }

    private static boolean isRed(int rgb) {
        return (rgb >> 16 & 0xff) > 150 && (rgb & 0xff) < 100;
    }

    /** Waits as a thread that does not listen to interrupts. */
    private static void awaitDeafly(CountDownLatch end) {
        while (end.getCount() > 0) {
            try {
                end.await();
            } catch (InterruptedException e) {
                // deaf
            }
        }
    }

    /** Bytes that all threads of the process have allocated so far. */
    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean()).getTotalThreadAllocatedBytes();
    }

    private static PreviewSettings settings(Duration within) {
        return new PreviewSettings(DataSize.ofMegabytes(30), 40, 1280, 2, Duration.ofMillis(50), within);
    }
}
