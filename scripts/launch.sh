# Read by the run-… scripts: launch MODULE MAIN ARGUMENT…
# Builds the module first where needed, then starts Java with the flags and class path that the build has written.

launch() {
    module=$1
    main=$2
    shift 2
    args=$home/$module/target/launch/java.args
    if ! is_built; then
        echo "Building $module; the first time this also fetches libraries." >&2
        (build)
    fi
    if [ -n "${JAVA_HOME-}" ]; then
        java=$JAVA_HOME/bin/java
    else
        java=java
    fi
    exec "$java" "@$args" "$main" "$@"
}

is_built() {
    [ -f "$args" ] && [ -z "$(cd "$home" && find pom.xml ./*/pom.xml ./*/src/main -newer "$args" -type f | head -n 1)" ]
}

build() {
    cd "$home"
    maven=./mvnw
    if ! "$maven" --version > /dev/null 2>&1; then
        echo "The wrapper cannot download Maven: trying an installed one" >&2
        maven=mvn
    fi
    "$maven" -B -q -ntp -pl "$module" -am -DskipTests package >&2
}
