package org.chengqing.servers;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/**
 * The roles in the embedded database: its owner, who only makes and changes tables; one for the program's work, which can
 * do neither; and one that alone can read who reported. Each has a password of its own below {@code keys/}.
 */
final class Roles {
    static final String APP = "chengqing_app";
    static final String IDENTITY = "chengqing_identity";

    private Roles() {}

    /** Makes the roles where they are missing and answers the settings that use them. */
    static Map<String, Object> prepare(PostgresServer postgres, Path root) {
        Path keys = root.resolve("keys");
        String app = SecretFile.readOrCreate(keys.resolve("postgres-app.password"));
        String identity = SecretFile.readOrCreate(keys.resolve("postgres-identity.password"));
        try (Connection connection = DriverManager.getConnection(postgres.url(), postgres.user(), postgres.password());
                Statement statement = connection.createStatement()) {
            role(statement, APP, app);
            role(statement, IDENTITY, identity);
            statement.execute("grant usage on schema public to " + APP);
            statement.execute("grant select, insert, update, delete on all tables in schema public to " + APP);
            statement.execute("alter default privileges in schema public"
                    + " grant select, insert, update, delete on tables to " + APP);
        } catch (SQLException e) {
            throw new CannotStart("内置数据库的用户没有建好，请查看日志 " + root.resolve("logs/postgres.log") + "。", e);
        }
        return Map.of(
                "spring.datasource.url",
                postgres.url(),
                "spring.datasource.username",
                APP,
                "spring.datasource.password",
                app,
                "spring.flyway.url",
                postgres.url(),
                "spring.flyway.user",
                postgres.user(),
                "spring.flyway.password",
                postgres.password(),
                "identity.username",
                IDENTITY,
                "identity.password",
                identity);
    }

    /** The password is of hexadecimal digits only, as its file is checked to be. */
    private static void role(Statement statement, String name, String password) throws SQLException {
        statement.execute("do $$ begin if not exists (select from pg_roles where rolname = '" + name
                + "') then create role " + name + " login; end if; end $$");
        statement.execute(
                "alter role " + name + " login nosuperuser nocreatedb nocreaterole password '" + password + "'");
    }
}
