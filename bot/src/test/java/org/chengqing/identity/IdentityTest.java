package org.chengqing.identity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.chengqing.channel.Sender;
import org.chengqing.identity.Reveals.Revealed;
import org.chengqing.sealing.MasterKey;
import org.chengqing.servers.RealServers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** On the roles that the embedded server really has. */
class IdentityTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T04:00:00Z"), ZoneOffset.UTC);
    private static final Sender ANNA = new Sender("wechat", "main", "oAnnaCanaryOpenId");

    private final JdbcClient owner = JdbcClient.create(RealServers.dataSource());
    private final JdbcClient program = JdbcClient.create(RealServers.asProgram());
    private final JdbcClient identity = JdbcClient.create(RealServers.asIdentity());
    private final MasterKey key = new MasterKey(new byte[32]);
    private final Contacts contacts = new Contacts(program, identity, key, CLOCK);
    private final Reveals reveals = new Reveals(identity, contacts, CLOCK);
    private final Pseudonym anna = new Pseudonyms("0123456789abcdef0123456789abcdef".getBytes(UTF_8)).of(ANNA);

    @BeforeEach
    void forgetAll() {
        owner.sql("delete from identity.contact").update();
    }

    @Test
    void a_person_can_be_reached_until_forgotten() {
        contacts.keep(anna, ANNA);
        contacts.keep(anna, ANNA);
        assertThat(contacts.of(anna)).contains(ANNA);

        contacts.forget(anna);
        assertThat(contacts.of(anna)).isEmpty();
    }

    @Test
    void nothing_in_the_table_names_the_person() {
        contacts.keep(anna, ANNA);

        assertThat(owner.sql("select string_agg(c::text || encode(sealed, 'escape'), ' ') from identity.contact c")
                        .query(String.class)
                        .single())
                .doesNotContain("oAnna", "wechat");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select sealed from identity.contact",
                "select * from identity.contact",
                "update identity.contact set person = person",
                "select * from identity.reveal",
                "delete from identity.reveal",
                "create table mine (id integer)",
                "alter table identity.contact disable trigger all",
                "set role chengqing_identity"
            })
    void the_programs_own_role_cannot(String statement) {
        assertThatThrownBy(() -> program.sql(statement).query().listOfRows()).isInstanceOf(DataAccessException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from tip_off",
                "select * from evidence",
                "update identity.reveal set reason = 'another reason'",
                "delete from identity.reveal",
                "insert into identity.contact values ('ab', 'cd', now())"
            })
    void the_role_that_reads_identities_cannot(String statement) {
        assertThatThrownBy(() -> identity.sql(statement).query().listOfRows()).isInstanceOf(DataAccessException.class);
    }

    @Test
    void a_reveal_is_on_the_record_before_it_is_shown_and_stays_there() {
        contacts.keep(anna, ANNA);

        assertThat(reveals.reveal("20261122-7K3F", anna, "王敏", "公安机关依法调取，函号 12"))
                .isEqualTo(new Revealed.Shown(ANNA));

        assertThat(reveals.record(1))
                .containsExactly(new Reveals.Entry("20261122-7K3F", "王敏", "公安机关依法调取，函号 12", true, CLOCK.instant()));
        for (String change : new String[] {
            "update identity.reveal set reason = 'nothing at all'",
            "delete from identity.reveal",
            "truncate identity.reveal"
        }) {
            assertThatThrownBy(() -> owner.sql(change).update()).hasMessageContaining("append-only");
        }
    }

    @Test
    void without_a_reason_or_a_name_nothing_is_looked_up() {
        contacts.keep(anna, ANNA);
        int before = reveals.record(1000).size();

        assertThat(reveals.reveal("20261122-7K3F", anna, "王敏", " 看看 ")).isEqualTo(new Revealed.NoReason());
        assertThat(reveals.reveal("20261122-7K3F", anna, " ", "公安机关依法调取")).isEqualTo(new Revealed.NoReason());

        assertThat(reveals.record(1000)).hasSize(before);
    }

    @Test
    void asking_for_somebody_who_was_forgotten_is_on_the_record_too() {
        assertThat(reveals.reveal("20261122-7K3G", anna, "王敏", "公安机关依法调取")).isEqualTo(new Revealed.Forgotten());
        assertThat(reveals.record(1).getFirst().found()).isFalse();
    }
}
