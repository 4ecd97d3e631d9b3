package org.chengqing.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.chengqing.attachments.FileType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names of attachments. */
class FilesTest {
    @ParameterizedTest
    @CsvSource({
        "名单.xlsx, xlsx, 04-名单.xlsx",
        "照片.JPEG, jpg, 04-照片.jpg",
        "../../etc/passwd, bin, 04-etcpasswd.bin",
        "病毒\u202Egpj.exe, bin, 04-病毒gpj.exe.bin",
        "'  ', jpg, 04-文件.jpg",
        "..., jpg, 04-文件.jpg",
        "../../x, bin, 04-x.bin",
        "'..\\..\\x', bin, 04-x.bin",
        "..%2f..%2fx, bin, 04-2f..2fx.bin",
        "%00.jpg, jpg, 04-00.jpg",
        "CON, jpg, 04-CON.jpg",
        "NUL.jpg, jpg, 04-NUL.jpg",
        "'a\u0000b.jpg', jpg, 04-ab.jpg",
        "'a\r\nb.jpg', jpg, 04-ab.jpg",
        "涨了50%.jpg, jpg, 04-涨了50%.jpg",
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

    @Test
    void cuts_long_names_between_characters() {
        String name = Filenames.of(4, Kind.DOCUMENT, "😀".repeat(200) + ".pdf", new FileType("x/y", "pdf"));

        assertThat(name).startsWith("04-😀").endsWith("😀.pdf");
        assertThat(name.getBytes(UTF_8).length).isBetween(100, Filenames.LONGEST);
    }
}
