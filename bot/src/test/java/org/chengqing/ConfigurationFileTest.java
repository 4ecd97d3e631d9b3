package org.chengqing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.PlaceholdersResolver;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.type.filter.AnnotationTypeFilter;

/** The shipped config/application.yml, bound as the program binds it: no word in it is idle, each default is told. */
class ConfigurationFileTest {
    /** Settings whose shipped values are an example of an office, not a default. */
    private static final Set<String> EXAMPLES = Set.of("knowledge");

    static Stream<Class<?>> settings() throws ClassNotFoundException {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        List<Class<?>> found = new ArrayList<>();
        for (var candidate : scanner.findCandidateComponents("org.chengqing")) {
            found.add(Class.forName(candidate.getBeanClassName()));
        }
        return found.stream().filter(type -> !isOfAnotherFile(prefix(type)));
    }

    @ParameterizedTest
    @MethodSource("settings")
    void every_setting_in_the_file_is_one_of_the_program(Class<?> type) throws IOException {
        Binder file = binder(Path.of("config/application.yml"));
        Object bound = file.bind(
                        prefix(type),
                        Bindable.of(type),
                        new NoUnboundElementsBindHandler(
                                org.springframework.boot.context.properties.bind.BindHandler.DEFAULT,
                                source -> !nested(type)))
                .orElse(null);

        assertThat(bound).as("%s is in config/application.yml", prefix(type)).isNotNull();
    }

    @ParameterizedTest
    @MethodSource("settings")
    void every_value_in_the_file_is_the_default(Class<?> type) throws IOException {
        if (EXAMPLES.contains(prefix(type))) {
            return;
        }
        Object inFile = binder(Path.of("config/application.yml")).bindOrCreate(prefix(type), Bindable.of(type));
        Object byDefault = new Binder(List.of(), null, new ApplicationConversionService(), null)
                .bindOrCreate(prefix(type), Bindable.of(type));

        assertThat(inFile).isEqualTo(byDefault);
    }

    @Test
    void the_settings_of_all_features_are_found() throws ClassNotFoundException {
        assertThat(settings().map(ConfigurationFileTest::prefix))
                .contains("servers", "knowledge", "wechat", "web-chat", "conversation", "intake", "outbox", "blobs");
    }

    /** Another record binds a part of what this prefix holds. */
    private static boolean nested(Class<?> type) {
        try {
            return settings().anyMatch(other -> prefix(other).startsWith(prefix(type) + "."));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isOfAnotherFile(String prefix) {
        return Set.of("office", "replies", "taxonomy", "intents", "declines", "remarks", "canned-replies", "forward")
                .contains(prefix);
    }

    private static String prefix(Class<?> type) {
        ConfigurationProperties properties = type.getAnnotation(ConfigurationProperties.class);
        return properties.value().isEmpty() ? properties.prefix() : properties.value();
    }

    private static Binder binder(Path file) throws IOException {
        MutablePropertySources sources = new MutablePropertySources();
        new YamlPropertySourceLoader()
                .load("file", new FileSystemResource(file))
                .forEach(sources::addLast);
        PlaceholdersResolver placeholders = new PropertySourcesPlaceholdersResolver(sources);
        return new Binder(
                ConfigurationPropertySources.from(sources), placeholders, new ApplicationConversionService(), null);
    }
}
