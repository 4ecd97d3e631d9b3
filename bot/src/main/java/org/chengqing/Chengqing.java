package org.chengqing;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** x. */
@SpringBootApplication
public class Chengqing {
    /** x. */
    public static void main(String[] args) {
        SpringApplication.run(Chengqing.class, args);
    }
}
