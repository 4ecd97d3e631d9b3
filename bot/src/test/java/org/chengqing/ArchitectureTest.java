package org.chengqing;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.springframework.beans.factory.annotation.Autowired;

/** Who may import whom, and what nobody may do: the design page as a test. */
@AnalyzeClasses(packages = "org.chengqing", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule imports_only_go_down = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("edges")
            .definedBy(
                    "org.chengqing.webhook..",
                    "org.chengqing.webchat..",
                    "org.chengqing.publication..",
                    "org.chengqing.claimsearch..",
                    "org.chengqing.command..",
                    "org.chengqing.console..",
                    "org.chengqing.faults..",
                    "org.chengqing.metrics..")
            .layer("dialogue")
            .definedBy("org.chengqing.conversation..")
            .layer("features")
            .definedBy(
                    "org.chengqing.broadcast..",
                    "org.chengqing.intake..",
                    "org.chengqing.questions..",
                    "org.chengqing.reception..",
                    "org.chengqing.syndication..")
            .layer("ground")
            .definedBy(
                    "org.chengqing.staff..",
                    "org.chengqing.audit..",
                    "org.chengqing.outbox..",
                    "org.chengqing.alarms..",
                    "org.chengqing.attachments..",
                    "org.chengqing.blobs..",
                    "org.chengqing.identity..",
                    "org.chengqing.sealing..",
                    "org.chengqing.retention..",
                    "org.chengqing.channel..",
                    "org.chengqing.masking..",
                    "org.chengqing.replies..",
                    "org.chengqing.picture..",
                    "org.chengqing.library..",
                    "org.chengqing.pages..",
                    "org.chengqing.servers..",
                    "org.chengqing.crash..",
                    "org.chengqing.statistics..")
            .layer("knowledge")
            .definedBy("org.chengqing.knowledge..")
            .whereLayer("edges")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("dialogue")
            .mayOnlyBeAccessedByLayers("edges")
            .whereLayer("features")
            .mayOnlyBeAccessedByLayers("edges", "dialogue")
            .whereLayer("ground")
            .mayOnlyBeAccessedByLayers("edges", "dialogue", "features")
            .whereLayer("knowledge")
            .mayOnlyBeAccessedByLayers("edges", "dialogue", "features", "ground");

    @ArchTest
    static final ArchRule knowledge_imports_only_go_down = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("door")
            .definedBy("org.chengqing.knowledge")
            .layer("training")
            .definedBy("org.chengqing.knowledge.training..")
            .layer("evaluation")
            .definedBy("org.chengqing.knowledge.evaluation..")
            .layer("answers")
            .definedBy(
                    "org.chengqing.knowledge.matching..",
                    "org.chengqing.knowledge.catalog..",
                    "org.chengqing.knowledge.cache..")
            .layer("index")
            .definedBy("org.chengqing.knowledge.index..")
            .layer("facts")
            .definedBy("org.chengqing.knowledge.facts..")
            .layer("words")
            .definedBy(
                    "org.chengqing.knowledge.text..",
                    "org.chengqing.knowledge.claim..",
                    "org.chengqing.knowledge.embedding..")
            .whereLayer("door")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("training")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("evaluation")
            .mayOnlyBeAccessedByLayers("training")
            .whereLayer("answers")
            .mayOnlyBeAccessedByLayers("door", "training", "evaluation")
            .whereLayer("index")
            .mayOnlyBeAccessedByLayers("door", "training", "answers")
            .whereLayer("facts")
            .mayOnlyBeAccessedByLayers("door", "answers", "index")
            .whereLayer("words")
            .mayOnlyBeAccessedByLayers("door", "training", "evaluation", "answers", "index", "facts");

    @ArchTest
    static final ArchRule no_cycles =
            slices().matching("org.chengqing.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule no_cycles_in_knowledge =
            slices().matching("org.chengqing.knowledge.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule channel_imports_nothing_of_ours = noClasses()
            .that()
            .resideInAPackage("org.chengqing.channel")
            .should()
            .dependOnClassesThat(
                    resideInAPackage("org.chengqing..").and(resideOutsideOfPackages("org.chengqing.channel")));

    @ArchTest
    static final ArchRule wxjava_stays_in_its_channel = noClasses()
            .that()
            .resideOutsideOfPackage("org.chengqing.channel.wechat..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("me.chanjar.weixin..");

    @ArchTest
    static final ArchRule knowledge_knows_neither_spring_nor_the_bot = noClasses()
            .that()
            .resideInAPackage("org.chengqing.knowledge..")
            .should()
            .dependOnClassesThat(resideInAPackage("org.springframework..")
                    .or(resideInAPackage("reactor.."))
                    .or(resideInAPackage("org.chengqing..").and(resideOutsideOfPackages("org.chengqing.knowledge.."))));

    @ArchTest
    static final ArchRule lucene_stays_where_texts_are_compared = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "org.chengqing.knowledge.text..",
                    "org.chengqing.knowledge.embedding..",
                    "org.chengqing.knowledge.index..",
                    "org.chengqing.knowledge.matching..",
                    "org.chengqing.knowledge.evaluation.baseline..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.lucene..");

    @ArchTest
    static final ArchRule time_comes_from_a_clock = noClasses()
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(java.time.LocalDate.class, "now")
            .orShould()
            .callMethod(java.time.LocalDateTime.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule nobody_sleeps_or_blocks_a_reactive_chain = noClasses()
            .should()
            .callMethod(Thread.class, "sleep", long.class)
            .orShould()
            .callMethod(Thread.class, "sleep", java.time.Duration.class)
            .orShould()
            .callMethod(reactor.core.publisher.Mono.class, "block")
            .orShould()
            .callMethod(reactor.core.publisher.Mono.class, "block", java.time.Duration.class)
            .orShould()
            .callMethod(reactor.core.publisher.Flux.class, "blockLast");

    /** A stream that nobody closes keeps its connection for ever; rows are read into lists. */
    @ArchTest
    static final ArchRule no_query_keeps_its_connection = noClasses()
            .should()
            .callMethod(org.springframework.jdbc.core.simple.JdbcClient.MappedQuerySpec.class, "stream");

    @ArchTest
    static final ArchRule dependencies_come_by_constructor = noFields().should().beAnnotatedWith(Autowired.class);

    @ArchTest
    static final ArchRule loggers_are_constants = fields().that()
            .haveRawType(org.slf4j.Logger.class)
            .should()
            .beStatic()
            .andShould()
            .beFinal()
            .andShould()
            .bePrivate();
}
