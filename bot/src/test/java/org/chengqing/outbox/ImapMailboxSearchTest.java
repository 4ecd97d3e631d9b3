package org.chengqing.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.chengqing.outbox.MailboxSearch.Finding;
import org.chengqing.outbox.OutboxSettings.Tls;
import org.chengqing.outbox.ScriptedImap.Search;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Servers with manners of their own. */
class ImapMailboxSearchTest {
    @ParameterizedTest
    @EnumSource(
            value = Search.class,
            names = {"WORKS", "FINDS_NOTHING", "REFUSES"})
    void finds_a_mail_on_a_server_that_wants_an_id_whatever_its_search_is_worth(Search search) throws IOException {
        try (ScriptedImap server = new ScriptedImap("k1@office.example", search)) {
            assertThat(look(server, "k1@office.example")).isEqualTo(new Finding.Found("INBOX"));
            assertThat(server.commands).anyMatch(line -> line.startsWith("ID ") && line.contains("chengqing"));
            assertThat(server.commands).noneMatch(line -> line.startsWith("SELECT") || line.startsWith("STORE"));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Search.class,
            names = {"WORKS", "FINDS_NOTHING", "REFUSES"})
    void says_that_a_mail_is_absent(Search search) throws IOException {
        try (ScriptedImap server = new ScriptedImap("k1@office.example", search)) {
            assertThat(look(server, "k2@office.example")).isEqualTo(new Finding.Absent());
        }
    }

    @Test
    void knows_nothing_when_the_answer_does_not_end() throws IOException {
        try (ScriptedImap server = new ScriptedImap("k1@office.example", Search.DRIPS)) {
            assertTimeoutPreemptively(
                    Duration.ofSeconds(20),
                    () -> assertThat(look(server, "k1@office.example")).isInstanceOf(Finding.Unknown.class));
        }
    }

    private static Finding look(ScriptedImap server, String messageId) {
        ImapSettings usual = OutboxFixtures.mailbox("127.0.0.1", server.port(), Tls.NONE, List.of());
        ImapSettings settings = new ImapSettings(
                usual.host(),
                usual.port(),
                usual.username(),
                usual.password(),
                usual.tls(),
                usual.folders(),
                usual.connectTimeout(),
                usual.commandTimeout(),
                Duration.ofSeconds(2),
                usual.lookAfter(),
                usual.sweepEvery(),
                usual.sweepAfter(),
                usual.sweepBack());
        Map<String, Finding> findings = new ImapMailboxSearch(settings).look(List.of(messageId), OutboxFixtures.NOW);
        return Objects.requireNonNull(findings.get(messageId));
    }
}
