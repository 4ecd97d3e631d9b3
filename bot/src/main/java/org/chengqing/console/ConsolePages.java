package org.chengqing.console;

import java.util.List;
import org.chengqing.console.page.Section;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

/** Which pages there are, for those who measure them. */
@Component
@ConditionalOnWebApplication
public final class ConsolePages {
    private final List<Section> sections;

    ConsolePages(List<Section> sections) {
        this.sections = List.copyOf(sections);
    }

    /** The addresses of all pages for staff that need no more than an address: the lists, in order. */
    public List<String> lists() {
        return sections.stream()
                .flatMap(section -> section.routes().stream())
                .filter(route -> route.method().equals(HttpMethod.GET) && route.needs() != null)
                .map(route -> route.path())
                .filter(path -> !path.contains("{"))
                .distinct()
                .sorted()
                .toList();
    }
}
