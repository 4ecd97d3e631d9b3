package org.chengqing.channel.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MediaKindTest {
    @ParameterizedTest
    @CsvSource({
        "ffd8ffe000104a46, IMAGE, image/jpeg",
        "89504e470d0a1a0a, IMAGE, image/png",
        "474946383961, IMAGE, image/gif",
        "524946460000000057454250, IMAGE, image/webp",
        "424d36000000000000003600, IMAGE, image/bmp",
        "00000018667479706865696300000000, IMAGE, image/heic",
        "00000018667479706d70343200000000, VIDEO, video/mp4",
        "0000001c66747970717420200000, VIDEO, video/mp4",
        "1a45dfa3, VIDEO, video/webm",
        "5249464600000000415649204c495354, VIDEO, video/x-msvideo",
        "00000018667479704d344120, VOICE, audio/mp4",
        "4944330400, VOICE, audio/mpeg",
        "fffb9064, VOICE, audio/mpeg",
        "2321414d520a, VOICE, audio/amr",
        "0223215349 4c4b5f5633, VOICE, audio/silk",
        "524946460000000057415645, VOICE, audio/wav",
        "4f676753, VOICE, audio/ogg",
        "255044462d312e37, DOCUMENT, application/octet-stream",
        "3c737667206f6e6c6f6164, DOCUMENT, application/octet-stream",
        "3c68746d6c3e, DOCUMENT, application/octet-stream",
        "fffe3c00, DOCUMENT, application/octet-stream",
        "504b0304, DOCUMENT, application/octet-stream",
    })
    void tells_a_kind_by_its_first_bytes(String hex, MediaKind kind, String type) {
        byte[] head = java.util.HexFormat.of().parseHex(hex.replace(" ", ""));
        assertThat(MediaKind.of(head)).isEqualTo(new MediaKind.Typed(kind, type));
    }

    @Property
    void has_an_answer_for_any_bytes(@ForAll byte[] bytes) {
        assertThat(MediaKind.of(bytes).contentType()).contains("/");
    }

    @Property
    void never_takes_text_for_a_picture(@ForAll String text) {
        assertThat(MediaKind.of(("<" + text).getBytes(ISO_8859_1)).kind()).isEqualTo(MediaKind.DOCUMENT);
    }
}
