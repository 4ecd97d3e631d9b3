package org.chengqing.webchat;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class FileNameTest {
    private static String named(String name) {
        return FileName.of(URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20"));
    }

    @Test
    void keeps_the_name_that_people_know() {
        assertThat(named("现场 照片+1.jpg")).isEqualTo("现场 照片+1.jpg");
    }

    @Test
    void drops_folders_controls_and_direction_marks() {
        assertThat(named("../../etc/passwd")).isEqualTo("passwd");
        assertThat(named("C:\\temp\\图.png")).isEqualTo("图.png");
        assertThat(named("a\u202Egpj.exe")).isEqualTo("agpj.exe");
        assertThat(named("a\r\nBcc: x\u0000.txt")).isEqualTo("aBcc: x.txt");
    }

    @Test
    void has_a_name_for_what_has_none() {
        assertThat(FileName.of(null)).isEqualTo("未命名文件");
        assertThat(FileName.of("%zz")).isEqualTo("未命名文件");
        assertThat(named("dir/")).isEqualTo("未命名文件");
    }

    @Property
    void is_always_short_and_shown_in_one_line(@ForAll String any) {
        String name = FileName.of(any);
        assertThat(name).isNotBlank().hasSizeLessThanOrEqualTo(120).doesNotContain("/", "\\", "\n", "\r", "\u0000");
    }
}
