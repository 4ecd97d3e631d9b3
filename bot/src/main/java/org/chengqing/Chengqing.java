package org.chengqing;

import org.chengqing.command.RootCommand;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The program. Its packages are found from here; what it does is decided by the command line. */
@SpringBootApplication
public class Chengqing {
    /** Runs the command line. */
    public static void main(String[] arguments) {
        RootCommand.main(Chengqing.class, arguments);
    }
}
