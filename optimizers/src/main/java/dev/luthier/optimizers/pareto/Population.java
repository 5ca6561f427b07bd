package dev.luthier.optimizers.pareto;

import java.util.ArrayList;
import java.util.List;

/** The best candidates so far. Each newcomer enters; if there are too many, the last one by rank and crowding leaves. */
final class Population {
    private final int size;
    private final List<Candidate> members = new ArrayList<>();
    private Ranking ranking = new Ranking(members);

    Population(int size) {
        this.size = size;
    }

    /** Takes a candidate in; it replaces what the same trial was before it was resumed. */
    void add(Candidate newcomer) {
        members.removeIf(member -> member.trial() == newcomer.trial());
        members.add(newcomer);
        ranking = new Ranking(members);
        if (members.size() > size) {
            int last = 0;
            for (int i = 1; i < members.size(); i++) {
                last = ranking.compare(i, last) > 0 ? i : last;
            }
            members.remove(last);
            ranking = new Ranking(members);
        }
    }

    List<Candidate> members() {
        return members;
    }

    /** The better one of two members by their index. */
    Candidate better(int one, int other) {
        return members.get(ranking.compare(one, other) <= 0 ? one : other);
    }
}
