package org.chengqing.command;

import java.util.ArrayList;
import java.util.List;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Fills a database as an office has it after some years, by SQL alone. What residents write is put where the program finds
 * and seals it by itself.
 */
final class ConsoleLoad {
    private static final int QUESTIONS = 100_000;
    private static final int TIP_OFFS = 20_000;
    private static final int REBUTTALS = 10_000;

    private final JdbcClient jdbc;

    ConsoleLoad(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One table to fill; one that a later version has changed is left out, and said so. */
    private record Step(String what, String sql) {}

    /** Fills everything; answers what could not be filled. */
    List<String> fill() {
        List<String> failed = new ArrayList<>();
        for (Step step : steps()) {
            try {
                jdbc.sql(step.sql()).update();
            } catch (DataAccessException e) {
                failed.add(step.what() + "：" + e.getMostSpecificCause().getMessage());
            }
        }
        jdbc.sql("analyze").update();
        return failed;
    }

    /** How many pieces of evidence are not sealed yet. */
    long unsealed() {
        return jdbc.sql("select count(*) from evidence where text is not null")
                .query(Long.class)
                .single();
    }

    private static List<Step> steps() {
        return List.of(
                new Step("居民提问", """
                        insert into unanswered_question (digest, question, facts, pairs, count, first_seen, last_seen)
                        select md5('bench' || i), '听说' || (array['澄江镇', '石桥镇', '南塘乡', '柳湾街道', '枫林街道'])[1 + i %% 5]
                                || (array['自来水', '蔬菜大棚', '老桥', '菜市场', '小学食堂', '加油站', '快递站'])[1 + i %% 7]
                                || '第' || i || '号出了事，是真的吗', '',
                            array[i %% 997, i %% 991 + 1000, i %% 983 + 2000, i %% 977 + 3000, i %% 971 + 4000]::bigint[],
                            1 + (i * 7919) %% 97 / (1 + i %% 13), now() - (i %% 365) * interval '1 day' - interval '1 day',
                            now() - (i %% 365) * interval '1 day' + (i %% 86400) * interval '1 second' - interval '1 day'
                        from generate_series(1, %d) i""".formatted(QUESTIONS)),
                new Step("提问的走势", """
                        insert into question_tally (question, slot, count)
                        select id, date_trunc('hour', now()) - (s * 4 + id %% 4) * interval '10 minutes', 1 + id %% 9
                        from (select id from unanswered_question order by last_seen desc limit 5000) q,
                            generate_series(0, 11) s""".replace("%%", "%")),
                new Step("提问的例子", """
                        insert into question_example (question, digest, text, at)
                        select id, digest || s, question || '？' || s, last_seen
                        from (select id, digest, question, last_seen from unanswered_question order by id limit 50000) q,
                            generate_series(1, 2) s"""),
                new Step("都不是", """
                        insert into candidate_miss (digest, candidates, question, generation, count, first_seen, last_seen)
                        select md5('miss' || i), r.id || '#1', '这个说法' || i || '是真的吗', 1, 1 + i % 7, now(), now()
                        from generate_series(1, 5000) i
                        join (select id, row_number() over (order by id) n, count(*) over () c from claim_review) r
                            on r.n = 1 + i % r.c"""),
                new Step("没用", """
                        insert into answer_opinion (voter, review_id, revision, generation, question_mark, question, useful, given_at)
                        select md5('voter' || i), r.id, 1, 1, 'm' || i, '这个说法' || i || '是真的吗', i % 3 = 0,
                            now() - (i % 90) * interval '1 day'
                        from generate_series(1, 10000) i
                        join (select id, row_number() over (order by id) n, count(*) over () c from claim_review) r
                            on r.n = 1 + i % r.c"""),
                new Step("按小时的数字", """
                        insert into statistic_count (kind, at, name, channel, count)
                        select 'QUESTION', date_trunc('hour', now()) - h * interval '1 hour', o, c, 1 + h % 17
                        from generate_series(1, 90 * 24) h,
                            unnest(array['ANSWERED', 'CANDIDATES', 'UNKNOWN', 'DECLINED', 'OTHER']) o,
                            unnest(array['wechat', 'web']) c on conflict do nothing"""),
                new Step("缓存的数字", """
                        insert into statistic_count (kind, at, name, count)
                        select 'CACHE', date_trunc('hour', now()) - h * interval '1 hour', n, 1 + h % 29
                        from generate_series(1, 90 * 24) h, unnest(array['HIT', 'MISS']) n on conflict do nothing"""),
                new Step("辟谣", """
                        insert into claim_review (id, content, revision, updated_at)
                        select b.id || '-b' || i, b.content || jsonb_build_object(
                                'id', b.id || '-b' || i, 'sample', false,
                                'claim', (b.content ->> 'claim') || '（' || i %% 3 || '）',
                                'state', case i %% 20 when 17 then 'DRAFT' when 18 then 'IN_REVIEW' when 19 then 'WITHDRAWN'
                                    else 'RELEASED' end), 1, now() - i * interval '2 hours'
                        from (select id, content, row_number() over (order by id) n, count(*) over () c
                            from claim_review where state = 'RELEASED') b
                        join generate_series(1, %d) i on b.n = 1 + i %% b.c""".formatted(REBUTTALS)),
                new Step("辟谣的历史", """
                        insert into claim_review_revision (id, number, at, author, note, content)
                        select id, 1, updated_at, 'lin', '起草', content from claim_review r
                        where not exists (select from claim_review_revision v where v.id = r.id)"""),
                new Step("看过的辟谣", """
                        insert into statistic_count (kind, at, name, count)
                        select 'CLAIM', date_trunc('day', now(), 'Asia/Shanghai') - d * interval '1 day', id, 1 + d
                        from (select id from claim_review where state = 'RELEASED' order by id limit 2000) r,
                            generate_series(0, 30) d on conflict do nothing"""),
                new Step("辟谣库版本", "update catalog_generation set value = value + 1"),
                new Step("线索", """
                        insert into tip_off (receipt, sender, channel, account, category, state, opened_at, last_activity_at,
                            closed_at, forwarded_at, parts, mentioned)
                        select to_char(now() - i * interval '20 minutes', 'YYYYMMDD') || '-'
                                || translate(lpad(to_hex(i), 6, '0'), '0123456789abcdef', '23456789ABCDEFGH'),
                            md5('sender' || i %% 3000), case when i %% 4 = 0 then 'web' else 'wechat' end, 'main',
                            (array['food', 'fraud', 'traffic', null])[1 + i %% 4],
                            (array['FORWARDED', 'IN_PROGRESS', 'CLOSED', 'DECLINED', 'CLOSED'])[1 + i %% 5],
                            now() - i * interval '20 minutes', now() - i * interval '20 minutes',
                            now() - i * interval '20 minutes' + interval '10 minutes',
                            now() - i * interval '20 minutes' + interval '11 minutes', 1, 1
                        from generate_series(1, %d) i""".formatted(TIP_OFFS)),
                new Step("线索的内容", """
                        insert into evidence (receipt, position, sender, message_key, kind, sent_at, stored_at, text, part)
                        select receipt, 1, sender, 'bench-' || receipt, 'TEXT', opened_at, opened_at,
                            '群里在传：' || receipt || ' 有人冒充工作人员上门收费，电话 13800000000', 1 from tip_off"""),
                new Step("线索的经过", """
                        insert into tip_off_event (receipt, at, kind, state, by_whom)
                        select receipt, opened_at + interval '5 hours', 'STATE', 'IN_PROGRESS', 'lin' from tip_off
                        where state <> 'FORWARDED'
                        union all
                        select receipt, opened_at + interval '50 hours', 'STATE', state, 'lin' from tip_off
                        where state in ('CLOSED', 'DECLINED')"""),
                new Step("邮件", """
                        insert into outbox_mail (key, message_id, recipient, subject, state, created_at, due_at, changed_at,
                            delivered_at, verified, forgotten_at)
                        select 'tip-off-' || receipt || '-1', receipt || '@bench', 'report@office.example', '[线索] ' || receipt,
                            case when n %% 100 = 0 then 'DEAD' else 'SENT' end, opened_at, opened_at, opened_at,
                            case when n %% 100 = 0 then null else opened_at + interval '50 seconds' end, true, now()
                        from (select *, row_number() over (order by receipt) n from tip_off) t""".replace("%%", "%")),
                new Step("审计", """
                        insert into audit_entry (number, at, who, act, about, why, hash)
                        select 1000000 + i, now() - i * interval '5 minutes', 'lin', 'CASE_CHANGED', 'bench-' || i, null, '\\x00'
                        from generate_series(1, 20000) i"""));
    }
}
