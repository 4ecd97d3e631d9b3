package org.chengqing.conversation;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;
import static org.mockito.Mockito.withSettings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chengqing.conversation.intent.IntentLog;
import org.chengqing.identity.Pseudonyms;
import org.chengqing.intake.FollowUps;
import org.chengqing.intake.Intake;
import org.chengqing.knowledge.KnowledgeBase;
import org.chengqing.knowledge.KnowledgeOptions;
import org.chengqing.knowledge.catalog.Catalog;
import org.chengqing.knowledge.catalog.ImportOrder;
import org.chengqing.knowledge.catalog.ImportResult;
import org.chengqing.knowledge.catalog.ReviewImport;
import org.chengqing.knowledge.claim.ReviewState;
import org.chengqing.knowledge.embedding.SentenceModels;
import org.chengqing.questions.Questions;
import org.chengqing.servers.RealServers;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/** The real dialogue over the shipped configuration, the starter rebuttals and those of an invented county. */
final class ScriptedDesk implements AutoCloseable {
    private static final Path STARTER = Path.of("config/rebuttals");
    private static final Path COUNTY = Path.of("bot/src/test/resources/conversations/kb.jsonl");

    private final Clock clock = Clock.fixed(Messages.NOW, ZoneOffset.UTC);
    private final KnowledgeBase knowledge;

    ScriptedDesk() throws IOException {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(RealServers.newDatabase());
        database.setUser(RealServers.username());
        database.setPassword(RealServers.password());
        Flyway.configure().dataSource(database).load().migrate();
        List<Path> files = new ArrayList<>(List.of(COUNTY));
        try (var starters = Files.list(STARTER)) {
            starters.sorted().forEach(files::add);
        }
        ImportOrder order = new ImportOrder("测试", ReviewState.RELEASED, false);
        ImportResult result = new ReviewImport(database, clock).runOnce("scripts", files, order);
        if (!(result instanceof ImportResult.Imported)) {
            throw new IllegalStateException(result.toString());
        }
        knowledge = KnowledgeBase.open(
                new Catalog(database, clock),
                KnowledgeOptions.STANDARD.withPlacesAbove(Shipped.placesAbove()),
                new SentenceModels(Shipped.SENTENCES, Shipped.SENTENCES),
                null,
                clock);
    }

    private Performer performer(FakeIntake reports, Questions questions) {
        FollowUps followUps = reports.asFollowUps();
        Intake intake = reports.asIntake();
        return new Performer(
                knowledge,
                intake,
                followUps,
                questions,
                Shipped.referrals(knowledge),
                new Forgetting(intake, questions, NoStaff.RECEPTION, NoStaff.SUBSCRIPTIONS, event -> {}),
                new Exports(followUps, questions, NoStaff.RECEPTION, NoStaff.SUBSCRIPTIONS, Shipped.phrases()),
                NoStaff.SUBSCRIPTIONS,
                NoStaff.LAST_TOLD);
    }

    /** A desk that has met nobody yet, and has no report. */
    Conversations fresh() {
        Questions questions = mock(Questions.class, withSettings().stubOnly());
        when(questions.tellWhenAnswered(any(), anyString(), any())).thenReturn(true);
        when(questions.forget(any())).thenReturn(true);
        when(questions.kept(any())).thenReturn(Optional.of(new Questions.Kept(List.of(), List.of(), List.of())));
        return new Conversations(
                new Dialogue(Shipped.taxonomy(), Shipped.declines(), Shipped.remarks(), new Keeping(9, 6000)),
                Shipped.hearing(),
                mock(IntentLog.class, withSettings().stubOnly()),
                new Receiving(NoStaff.RECEPTION, Shipped.phrases()),
                performer(new FakeIntake(), questions),
                new Rendering(
                        Shipped.phrases(), Shipped.forward(), Shipped.office().examples()),
                new InMemoryMemories(new Pseudonyms(new byte[32]), Duration.ofMinutes(30), 100, clock),
                Shipped.settings(),
                clock);
    }

    @Override
    public void close() {
        knowledge.close();
    }
}
