package dev.luthier.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DataSetsTest {
    private final ExecutorService slots = Executors.newFixedThreadPool(8);

    @AfterEach
    void end() {
        slots.shutdownNow();
    }

    @Test
    void loadsOnceForAllThatAskAtOnce() throws Exception {
        CountDownLatch allAsked = new CountDownLatch(8);
        DataSets<int[]> sets = DataSets.of(name -> {
            allAsked.await();
            return new int[] {name.length()};
        });

        List<Future<int[]>> answers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            answers.add(slots.submit(() -> {
                allAsked.countDown();
                return sets.get("iris");
            }));
        }

        for (Future<int[]> answer : answers) {
            assertThat(answer.get()).isSameAs(answers.get(0).get());
        }
        assertThat(sets.loads()).isEqualTo(1);
    }

    @Test
    void dropsTheLeastRecentlyUsedOneBeyondTheLimit() throws Exception {
        DataSets<String> sets = DataSets.<String>of(name -> name).limit(2, data -> 1);
        sets.get("a");
        sets.get("b");
        sets.get("a");

        sets.get("c");

        sets.get("a");
        assertThat(sets.loads()).as("a and c are still there").isEqualTo(3);
        sets.get("b");
        assertThat(sets.loads()).isEqualTo(4);
    }

    @Test
    void handsOutWhatIsLargerThanTheLimitButDoesNotKeepIt() throws Exception {
        DataSets<String> sets = DataSets.<String>of(name -> name).limit(10, String::length);

        assertThat(sets.get("larger than that")).isEqualTo("larger than that");

        sets.get("larger than that");
        assertThat(sets.loads()).isEqualTo(2);
    }

    @Test
    void doesNotRememberAFailure() throws Exception {
        AtomicInteger tries = new AtomicInteger();
        DataSets<String> sets = DataSets.of(name -> {
            if (tries.incrementAndGet() == 1) {
                throw new IOException("no such file " + name);
            }
            return name;
        });

        assertThatThrownBy(() -> sets.get("iris"))
                .isInstanceOf(IOException.class)
                .hasMessage("no such file iris");

        assertThat(sets.get("iris")).isEqualTo("iris");
    }

    @Test
    void whoWaitsForAFailingLoadIsToldWhichAndWhy() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch isWaitedFor = new CountDownLatch(1);
        DataSets<String> sets = DataSets.of(name -> {
            begun.countDown();
            isWaitedFor.await();
            throw new IOException("disk is gone");
        });
        Future<String> first = slots.submit(() -> sets.get("iris"));
        begun.await();
        AtomicInteger seen = new AtomicInteger();
        Thread second = new Thread(() -> {
            try {
                sets.get("iris");
            } catch (Exception e) {
                seen.addAndGet(
                        e.getMessage().equals("data set 'iris' could not be loaded: java.io.IOException: disk is gone")
                                ? 1
                                : 0);
            }
        });
        second.start();
        while (second.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }

        isWaitedFor.countDown();

        second.join();
        assertThat(seen).hasValue(1);
        assertThatThrownBy(first::get).hasRootCauseMessage("disk is gone");
    }

    @Test
    void anInterruptedLoadIsDoneAgainByWhoWaitsForIt() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        AtomicInteger tries = new AtomicInteger();
        DataSets<String> sets = DataSets.of(name -> {
            if (tries.incrementAndGet() == 1) {
                begun.countDown();
                new CountDownLatch(1).await();
            }
            return name;
        });
        Thread first = new Thread(() -> {
            try {
                sets.get("iris");
            } catch (Exception e) {
                Thread.currentThread().interrupt();
            }
        });
        first.start();
        begun.await();
        Future<String> second = slots.submit(() -> sets.get("iris"));

        first.interrupt();

        assertThat(second.get()).isEqualTo("iris");
        assertThat(tries).hasValue(2);
    }

    @Test
    void aCopyThatHasTravelledSharesWhatIsLoaded() throws Exception {
        DataSets<String> sets = DataSets.of(String::toUpperCase);
        String loaded = sets.get("iris");

        DataSets<String> copy = copied(sets);

        assertThat(copy.get("iris")).isSameAs(loaded);
        assertThat(copy.loads()).isEqualTo(1);
    }

    @Test
    void othersHoldTheirOwn() throws Exception {
        DataSets<String> some = DataSets.of(String::toUpperCase);
        DataSets<String> others = DataSets.of(String::toLowerCase);

        assertThat(some.get("Iris")).isEqualTo("IRIS");
        assertThat(others.get("Iris")).isEqualTo("iris");
    }

    @Test
    void clearForgetsAll() throws Exception {
        DataSets<int[]> sets = DataSets.of(name -> new int[1]);
        int[] before = sets.get("iris");

        sets.clear();

        assertThat(sets.get("iris")).isNotSameAs(before);
    }

    @Test
    void refusesALimitThatHoldsNothing() {
        assertThatThrownBy(() -> DataSets.of(name -> name).limit(0, data -> 1))
                .hasMessage("limit of the data sets is 0 bytes, must be 1 or more");
    }

    @SuppressWarnings("unchecked")
    private static <D> DataSets<D> copied(DataSets<D> sets) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(sets);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (DataSets<D>) in.readObject();
        }
    }
}
