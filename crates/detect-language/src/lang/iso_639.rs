//! Two-letter codes for three-letter ones.

use super::Lang;

/// Bytes of an entry of [`CODES`], the sign behind it included.
const ENTRY: usize = 7;

/// Every language of ISO 639-1 before its code in ISO 639-3, then what else is read as one of them: codes of ISO
/// 639-2/B, those of individual languages that stand for the group they belong to, and withdrawn ones. Source: the
/// code tables of the registration authorities (SIL International, the Library of Congress), which are free to use.
const CODES: &[u8] = b"\
aa=aar ab=abk ae=ave af=afr ak=aka am=amh an=arg ar=ara as=asm av=ava ay=aym az=aze ba=bak be=bel
bg=bul bi=bis bm=bam bn=ben bo=bod br=bre bs=bos ca=cat ce=che ch=cha co=cos cr=cre cs=ces cu=chu
cv=chv cy=cym da=dan de=deu dv=div dz=dzo ee=ewe el=ell en=eng eo=epo es=spa et=est eu=eus fa=fas
ff=ful fi=fin fj=fij fo=fao fr=fra fy=fry ga=gle gd=gla gl=glg gn=grn gu=guj gv=glv ha=hau he=heb
hi=hin ho=hmo hr=hrv ht=hat hu=hun hy=hye hz=her ia=ina id=ind ie=ile ig=ibo ii=iii ik=ipk io=ido
is=isl it=ita iu=iku ja=jpn jv=jav ka=kat kg=kon ki=kik kj=kua kk=kaz kl=kal km=khm kn=kan ko=kor
kr=kau ks=kas ku=kur kv=kom kw=cor ky=kir la=lat lb=ltz lg=lug li=lim ln=lin lo=lao lt=lit lu=lub
lv=lav mg=mlg mh=mah mi=mri mk=mkd ml=mal mn=mon mr=mar ms=msa mt=mlt my=mya na=nau nb=nob nd=nde
ne=nep ng=ndo nl=nld nn=nno no=nor nr=nbl nv=nav ny=nya oc=oci oj=oji om=orm or=ori os=oss pa=pan
pi=pli pl=pol ps=pus pt=por qu=que rm=roh rn=run ro=ron ru=rus rw=kin sa=san sc=srd sd=snd se=sme
sg=sag sh=hbs si=sin sk=slk sl=slv sm=smo sn=sna so=som sq=sqi sr=srp ss=ssw st=sot su=sun sv=swe
sw=swa ta=tam te=tel tg=tgk th=tha ti=tir tk=tuk tl=tgl tn=tsn to=ton tr=tur ts=tso tt=tat tw=twi
ty=tah ug=uig uk=ukr ur=urd uz=uzb ve=ven vi=vie vo=vol wa=wln wo=wol xh=xho yi=yid yo=yor za=zha
zh=zho zu=zul
bo=tib cs=cze cy=wel de=ger el=gre eu=baq fa=per fr=fre hy=arm is=ice ka=geo mi=mao mk=mac ms=may
my=bur nl=dut ro=rum sk=slo sq=alb zh=chi
ar=arb az=azj et=ekk fa=pes lv=lvs mg=plt mn=khk ms=zsm ne=npi or=ory ps=pbt sq=als sw=swh uz=uzn
yi=ydd zh=cmn
hr=scr ro=mol sr=scc
";

/// The language with this three-letter code in small letters, of ISO 639-2 or 639-3, if it has one of two letters.
pub(super) fn lang(three: &[u8]) -> Option<Lang> {
    let entry = CODES.chunks_exact(ENTRY).find(|entry| entry[3..6] == *three)?;
    Some(Lang([entry[0], entry[1]]))
}

/// The language of a two-letter code in small letters: of those withdrawn from ISO 639-1, which old software still
/// writes, and of `ua`, which is a country's.
pub(super) fn current(two: [u8; 2]) -> Lang {
    match &two {
        b"ua" => Lang::UK,
        b"in" => Lang(*b"id"),
        b"iw" => Lang(*b"he"),
        b"ji" => Lang(*b"yi"),
        b"jw" => Lang(*b"jv"),
        b"mo" => Lang(*b"ro"),
        _ => Lang(two),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn has_every_entry_in_its_form() {
        let entries = CODES.chunks(ENTRY);
        assert!(entries.clone().all(|entry| matches!(entry, [_, _, b'=', _, _, _, b' ' | b'\n'])));
        let are_small = |letters: &[u8]| letters.iter().all(u8::is_ascii_lowercase);
        assert!(entries.clone().all(|entry| are_small(&entry[..2]) && are_small(&entry[3..6])));
    }

    #[test]
    fn reads_each_code_of_three_letters_as_one_language() {
        let codes: BTreeSet<&[u8]> = CODES.chunks(ENTRY).map(|entry| &entry[3..6]).collect();
        assert_eq!(codes.len(), CODES.len() / ENTRY);
    }

    #[test]
    fn leads_to_codes_in_force() {
        for entry in CODES.chunks(ENTRY) {
            let two = [entry[0], entry[1]];
            assert_eq!(current(two), Lang(two), "{}", two.escape_ascii());
        }
    }
}
