package org.chengqing.attachments;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.ParseException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.ContentDisposition;

class DispositionTest {
    @ParameterizedTest
    @CsvSource({
        "image/jpeg, jpg",
        "image/svg+xml, svg",
        "text/html, html",
        "text/plain, txt",
        "application/pdf, pdf",
        "application/xml, xml",
        "audio/mpeg, mp3",
        "video/mp4, mp4",
        "application/octet-stream, bin",
    })
    void a_download_is_run_by_no_browser(String contentType, String extension) {
        Disposition download = Disposition.download(new FileType(contentType, extension), "01-图片.jpg");

        assertThat(download.inline()).isFalse();
        assertThat(download.headers())
                .containsEntry("Content-Type", "application/octet-stream")
                .containsEntry("X-Content-Type-Options", "nosniff")
                .containsEntry("Content-Security-Policy", "sandbox; default-src 'none'")
                .containsEntry("Cross-Origin-Resource-Policy", "same-origin")
                .containsEntry("Cache-Control", "private, no-store")
                .containsEntry(
                        "Content-Disposition",
                        "attachment; filename=\"01-__.jpg\"; filename*=UTF-8''01-%E5%9B%BE%E7%89%87.jpg");
    }

    @Test
    void only_sound_and_film_of_the_list_are_played_in_place() {
        Disposition film = Disposition.played(new FileType("video/mp4", "mp4"), "a.mp4");

        assertThat(film.inline()).isTrue();
        assertThat(film.headers())
                .containsEntry("Content-Type", "video/mp4")
                .containsEntry("X-Content-Type-Options", "nosniff")
                .containsEntry("Content-Security-Policy", "sandbox; default-src 'none'");
        assertThat(film.headers().get("Content-Disposition")).startsWith("inline;");
        for (String type : new String[] {"image/png", "image/svg+xml", "application/pdf", "text/html", "video/x-flv"}) {
            FileType other = new FileType(type, "x");
            assertThat(Disposition.played(other, "a")).isEqualTo(Disposition.download(other, "a"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\"b.jpg", "a\r\nSet-Cookie: x=1.jpg", "上不.jpg", "😀;a.jpg", "100%25.jpg", "a\\b'c.jpg"})
    void two_readers_find_the_same_name(String name) throws ParseException {
        String header = header(name);

        assertThat(header).matches("[\\x20-\\x7e]+");
        assertThat(ContentDisposition.parse(header).getFilename()).isEqualTo(name);
        assertThat(new jakarta.mail.internet.ContentDisposition(header.replaceFirst("filename=\"[^\"]*\"; ", ""))
                        .getParameter("filename"))
                .isEqualTo(name);
    }

    @Property
    boolean any_name_is_one_line_with_two_quotes(@ForAll String name) {
        String header = header(name);
        return header.chars().allMatch(c -> c >= 0x20 && c < 0x7f)
                && header.chars().filter(c -> c == '"').count() == 2;
    }

    private static String header(String name) {
        return requireNonNull(
                Disposition.download(FileType.UNKNOWN, name).headers().get("Content-Disposition"));
    }
}
