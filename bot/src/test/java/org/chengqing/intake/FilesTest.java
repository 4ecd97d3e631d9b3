package org.chengqing.intake;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Types by first bytes, and names of attachments. */
class FilesTest {
    @ParameterizedTest
    @CsvSource({
        "'\u0089PNG\r\n\u001a\n0000', png",
        "GIF89a0000, gif",
        "RIFF0000WEBPVP8, webp",
        "RIFF0000WAVEfmt, wav",
        "'0000ftypheic0000', heic",
        "'0000ftypqt  0000', mov",
        "'0000ftypisom0000', mp4",
        "'0000ftypM4A 0000', m4a",
        "'#!AMR\n000', amr",
        "OggS0000, ogg",
        "ID3000, mp3",
        "'\u00ff\u00fb\u0090d', mp3",
        "%PDF-1.7, pdf",
        "plain words, txt",
        "BMW is no bitmap, txt",
        "'{\"errcode\":40007}', txt",
        "'MZ\u0090\u0000\u0003', bin",
    })
    void knows_types_by_their_first_bytes(String head, String extension) {
        assertThat(FileType.of(head.getBytes(ISO_8859_1), "claimed.jpg").extension())
                .isEqualTo(extension);
    }

    @Test
    void knows_office_files_by_what_is_in_the_archive() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("word/document.xml"));
            zip.write("<w/>".getBytes(UTF_8));
        }

        assertThat(FileType.of(bytes.toByteArray(), "无后缀").extension()).isEqualTo("docx");
    }

    @ParameterizedTest
    @CsvSource({
        "名单.xlsx, xlsx, 04-名单.xlsx",
        "照片.JPEG, jpg, 04-照片.jpg",
        "../../etc/passwd, bin, 04-etcpasswd.bin",
        "病毒\u202Egpj.exe, bin, 04-病毒gpj.exe.bin",
        "'  ', jpg, 04-文件.jpg",
        "..., jpg, 04-文件.jpg",
    })
    void names_attachments_safely(String given, String extension, String name) {
        assertThat(Filenames.of(4, Kind.DOCUMENT, given, new FileType("x/y", extension)))
                .isEqualTo(name);
    }

    @Property
    boolean any_name_becomes_one_that_every_desk_can_keep(
            @ForAll String given, @ForAll @IntRange(min = 1, max = 200) int position) {
        String name = Filenames.of(position, Kind.DOCUMENT, given, new FileType("image/jpeg", "jpg"));
        return name.getBytes(UTF_8).length <= Filenames.LONGEST
                && name.endsWith(".jpg")
                && name.equals(new String(name.getBytes(UTF_8), UTF_8))
                && name.codePoints()
                        .noneMatch(c -> Character.isISOControl(c)
                                || Character.getType(c) == Character.FORMAT
                                || "/\\:*?\"<>|".indexOf(c) >= 0);
    }

    @Property
    boolean any_bytes_have_a_type(@ForAll byte[] head, @ForAll String name) {
        return !FileType.of(head, name).extension().isEmpty();
    }
}
