package org.chengqing;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** Each package is a module: others see its root package and what it names, and there are no cycles. */
class ModularityTest {
    // the library has no Spring and a door of its own; ArchitectureTest watches it
    private final ApplicationModules modules =
            ApplicationModules.of(Chengqing.class, resideInAPackage("org.chengqing.knowledge.."));

    @Test
    void modules_use_each_other_only_by_their_doors() {
        modules.verify();
    }

    @Test
    void every_feature_is_a_module() {
        assertThat(modules.stream().map(module -> module.getIdentifier().toString()))
                .contains("channel", "conversation", "intake", "outbox", "questions", "webchat", "webhook");
    }
}
