package org.chengqing.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.FileSystemResource;

class IntakeSettingsTest {
    @Test
    void the_shipped_file_says_the_defaults() throws IOException {
        Path file = Path.of("config", "application.yml");
        List<PropertySource<?>> loaded = new YamlPropertySourceLoader().load("shipped", new FileSystemResource(file));
        MutablePropertySources sources = new MutablePropertySources();
        loaded.forEach(sources::addLast);

        IntakeSettings shipped = new Binder(ConfigurationPropertySources.from(sources))
                .bind("intake", IntakeSettings.class)
                .get();

        assertThat(shipped).isEqualTo(Desk.settings());
    }

    @Test
    void names_the_setting_that_makes_no_sense() {
        assertThatThrownBy(() -> Desk.settings("mailbox", "a@b.example, c@d.example"))
                .isInstanceOf(BindException.class)
                .rootCause()
                .hasMessageContaining("intake.mailbox must be one mail address");
        assertThatThrownBy(() -> Desk.settings("report-size", "1MB"))
                .rootCause()
                .hasMessageContaining("intake.report-size must not be below intake.media-size");
    }
}
