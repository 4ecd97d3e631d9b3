package org.chengqing.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class StaffNamesTest {
    private final StaffNames names = new StaffNames(Map.of("wang", "王芳", "wang2", "王芳", "li", "李强"));

    @Test
    void a_login_becomes_the_name_of_its_person() {
        assertThat(names.of("li")).isEqualTo("李强");
    }

    @Test
    void those_with_the_same_name_are_told_apart() {
        assertThat(names.of("wang")).isEqualTo("王芳（wang）");
        assertThat(names.of("wang2")).isEqualTo("王芳（wang2）");
    }

    @Test
    void whatever_is_no_login_stays_as_it_is() {
        assertThat(names.of("import")).isEqualTo("import");
        assertThat(names.of(null)).isNull();
    }
}
