# The image of PaperTrade. Needs BuildKit (Docker 23 or newer) and the network to Maven Central only.
# Nothing here names an architecture: for both, docker buildx build --platform linux/amd64,linux/arm64 .
ARG JAVA=25

# --- The jar, and its layers --------------------------------------------------------------------------------------
FROM eclipse-temurin:${JAVA}-jdk AS build
WORKDIR /source
ENV VAADIN_USAGE_STATS_ENABLED=false
COPY mvnw pom.xml ./
COPY .mvn .mvn
COPY deploy/image deploy/image
COPY frontend frontend
COPY src/main src/main
# What Maven fetched is kept between builds, whatever changed.
RUN --mount=type=cache,target=/root/.m2,sharing=locked \
    ./mvnw -B -q -Dmaven.test.skip=true -Dspotless.check.skip=true package
RUN java -Djarmode=tools -jar target/papertrade-production.jar extract --layers --destination /layers \
 && java -Djarmode=tools -jar target/papertrade-embedded.jar extract --destination /embedded \
 && javac -d /probe deploy/image/HealthProbe.java \
 && javac -cp '/embedded/lib/*' -d /training deploy/image/TrainingRun.java

# --- What runs, still without its AOT cache -------------------------------------------------------------------------
FROM eclipse-temurin:${JAVA}-jre AS application
RUN groupadd --gid 10001 papertrade \
 && useradd --uid 10001 --gid 10001 --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin papertrade
WORKDIR /app
COPY --from=build /layers/dependencies/ ./
COPY --from=build /layers/spring-boot-loader/ ./
COPY --from=build /layers/snapshot-dependencies/ ./
COPY --from=build /probe/ probe/
COPY --from=build /layers/application/ ./

# --- The AOT cache: PaperTrade starts once, on a database that stays behind in this stage ---------------------------
# It is bound to this JVM, the jars' paths and times and the collector, so the flags are those of the entry point. It brings objects along, for
# which the heap must have room from the start on: in a small container the JVM would begin with 8 MB, of which they take six, and not start.
FROM application AS training
COPY --from=build /embedded/lib /training/lib
COPY --from=build /training /training/classes
RUN mkdir /trained && chown papertrade /trained
USER 10001:10001
RUN java -cp '/training/classes:/training/lib/*' TrainingRun \
    java -XX:AOTCacheOutput=/trained/papertrade.aot -XX:+UseSerialGC -XX:+UseCompactObjectHeaders -Xms64m -Xmx256m \
    -jar /app/papertrade-production.jar

# --- The image ------------------------------------------------------------------------------------------------------
FROM application
ARG VERSION=0.1.0-SNAPSHOT
ARG REVISION=unknown
LABEL org.opencontainers.image.title="PaperTrade" \
      org.opencontainers.image.description="A paper broker that people host themselves" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}"
COPY --from=training /trained/papertrade.aot ./
ENV SPRING_PROFILES_ACTIVE=production MALLOC_ARENA_MAX=2
# Where the rest of the disk is read-only, Fargate makes this directory writable for the user only if the image calls it a volume.
VOLUME /tmp
USER 10001:10001
EXPOSE 8080 9090
# A small JVM of its own: it costs about 40 MB for a moment, and needs neither a shell nor curl.
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --start-interval=1s --retries=3 \
    CMD ["java", "-Xshare:auto", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx8m", "-cp", "/app/probe", "HealthProbe"]
# A cache of another JVM is ignored, and PaperTrade starts slower. deploy/try-image.sh shows whether this one is taken.
ENTRYPOINT ["java", "-XX:AOTCache=/app/papertrade.aot", "-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders", \
    "-Xms64m", "-Xmx256m", "-Xss512k", "-XX:ReservedCodeCacheSize=64m", "-XX:+ExitOnOutOfMemoryError", \
    "-jar", "/app/papertrade-production.jar"]
