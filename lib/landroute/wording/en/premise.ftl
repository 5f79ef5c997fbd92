# What a sentence supposes that the record does not say: one message a parameter.

premise = Supposing { $clauses }
supposed = { $premise }: { $text }

supposing-us-posture =
    { $value ->
       *[withdrawn] that US forces and their partners had let traffic pass
    }
supposing-account =
    { $value ->
       *[alternate] that the alternate account is right wherever sources disagree
    }
supposing-contested-passes =
    { $value ->
       *[true] that contested places let traffic pass
    }
supposing-service =
    { $value ->
        [2] that a route is open only where no gate on it is shut, or for passengers alone
        [3] that a route is open only where goods pass at every gate
       *[4] that a route is open only where full trade passes at every gate
    }
supposing-tracks-count =
    { $value ->
       *[true] that desert tracks count as roads
    }
supposing-road-speed =
    { $value ->
        [low] that lorries drive at the low estimate of speed
       *[high] that lorries drive at the high estimate of speed
    }
supposing-logistics =
    { $value ->
        [low] that capacity and cost lie at their low estimates
        [high] that capacity and cost lie at their high estimates
       *[central] that capacity and cost lie at their central estimates
    }
supposing-insurgency-intensity = that attacks were { $value } times as frequent as counted
supposing-under-reporting = that there were { $value } attacks for each one reported
